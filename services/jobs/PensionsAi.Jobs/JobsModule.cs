using MassTransit;
using Microsoft.Extensions.Options;
using PensionsAi.Jobs.Accept;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Callbacks;
using PensionsAi.Jobs.Dispatch;
using PensionsAi.Jobs.Retention;
using PensionsAi.Jobs.Storage;
using PensionsAi.Jobs.Track;
using PensionsAi.JobWorker;
using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.Storage;

namespace PensionsAi.Jobs;

/// <summary>Accepts, stores, dispatches, tracks and expires jobs, and tells callers of their end.</summary>
public static class JobsModule
{
    /// <summary>Registers jobs with a host.</summary>
    public static IHostApplicationBuilder AddJobs(this IHostApplicationBuilder builder)
    {
        // Below the environment and the command line, which were added first and must win.
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Json.JsonConfigurationSource
        {
            FileProvider = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(AppContext.BaseDirectory),
            Path = "jobs.json",
        });
        builder.Services.AddOptions<JobsOptions>()
            .BindConfiguration("Jobs")
            .ValidateDataAnnotations()
            .Validate<IOptions<StorageOptions>>(
                (jobs, storage) => !(storage.Value.MaxDatabaseBytes <= jobs.ReservedBytes),
                "Storage:MaxDatabaseBytes must be more than Jobs:ReservedBytes.")
            .ValidateOnStart();
        builder.Services.AddJobsDatabase();
        builder.AddBlobStore();
        builder.Services.AddSingleton<JobsMetrics>();

        builder.Services.AddHttpClient<JobCheckClient>().AddStandardResilienceHandler(resilience =>
        {
            // A check that fails costs the caller nothing but a later answer, so it is not worth a second try.
            resilience.Retry.ShouldHandle = _ => ValueTask.FromResult(false);
            resilience.AttemptTimeout.Timeout = TimeSpan.FromSeconds(5);
            resilience.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(6);
            // A service that does not answer would hold up every call for seconds; few are enough to see it.
            resilience.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(10);
            resilience.CircuitBreaker.MinimumThroughput = 5;
            resilience.CircuitBreaker.FailureRatio = 0.5;
        });
        builder.Services.AddSingleton<IdempotencyKeys>();
        builder.Services.AddSingleton<Intake>();
        builder.Services.AddScoped<JobAcceptor>();
        builder.Services.AddSingleton<JobAnswer>();

        builder.Services.AddSingleton<JobReader>();
        builder.Services.AddSingleton<JobWatch>();
        builder.Services.AddSingleton<JobEnding>();
        builder.Services.AddSingleton<JobDeletion>();
        builder.AddQueues([Queues.Jobs, Queues.Audit, .. builder.Configuration.GetSection("Jobs:Kinds").GetChildren().Select(kind => kind.Key)]);
        builder.AddConsumers(bus => bus.AddConsumer<JobReportsConsumer, JobReportsConsumerDefinition>());

        builder.Services.AddSingleton<DispatchSignal>();
        builder.Services.AddSingleton<JobClaims>();
        builder.Services.AddHostedService<DatabaseStart<JobsDbContext>>();
        builder.Services.AddHostedService<Dispatcher>();
        builder.Services.AddCallbacks();
        builder.Services.AddSingleton<Sweep>();
        builder.Services.AddHostedService<Sweeper>();
        return builder;
    }

    /// <summary>Maps the calls that become jobs, and the calls about jobs.</summary>
    public static IEndpointRouteBuilder MapJobs(this IEndpointRouteBuilder routes)
    {
        routes.MapAcceptJobs();
        routes.MapJobTracking();
        return routes;
    }
}
