using PensionsAi.Jobs.Storage.PostgreSql;
using PensionsAi.Jobs.Storage.Sqlite;
using PensionsAi.Storage;

namespace PensionsAi.Jobs.Storage;

/// <summary>The database of jobs.</summary>
internal static class JobsStorage
{
    public static IServiceCollection AddJobsDatabase(this IServiceCollection services) =>
        services.AddDatabase<JobsDbContext, SqliteJobsDbContext, PostgreSqlJobsDbContext>("jobs", PostgreSqlJobsDbContext.Schema);
}
