using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PensionsAi.Jobs.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> work without starting the service.</summary>
internal sealed class JobsDbContextDesignFactory : IDesignTimeDbContextFactory<JobsDbContext>
{
    public JobsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<JobsDbContext>().UseSqlite("Data Source=design.db").Options);
}
