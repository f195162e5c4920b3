using PensionsAi.FormReading.Storage;
using PensionsAi.FormReading.Storage.PostgreSql;
using PensionsAi.FormReading.Storage.Sqlite;
using PensionsAi.Storage;
using PensionsAi.Storage.Sealing;

namespace PensionsAi.FormReading.Reviews;

/// <summary>Registers the review of forms.</summary>
internal static class ReviewExtensions
{
    public static void AddReviews(this IServiceCollection services)
    {
        services.AddOptions<ReviewOptions>().BindConfiguration("FormReading:Reviews").ValidateDataAnnotations().ValidateOnStart();
        services.AddFormReadingStorage();
        services.AddSingleton<ReviewMetrics>();
        services.AddSingleton<ReviewIntake>();
        services.AddSingleton<ReviewReader>();
        services.AddSingleton<ReviewClaims>();
        services.AddSingleton<ReviewFinisher>();
        services.AddSingleton<AgreementReader>();
        services.AddHostedService<DatabaseStart<FormReadingDbContext>>();
        services.AddHostedService<ReviewReporter>();
        services.AddSingleton<ReviewSweep>();
        services.AddHostedService<ReviewSweeper>();
    }

    /// <summary>The database and the keys, for the service and for commands beside it.</summary>
    public static IServiceCollection AddFormReadingStorage(this IServiceCollection services)
    {
        services.AddDatabase<FormReadingDbContext, SqliteFormReadingDbContext, PostgreSqlFormReadingDbContext>(
            "form-reading", PostgreSqlFormReadingDbContext.Schema);
        services.AddSingleton<ReviewKeys>();
        return services;
    }
}
