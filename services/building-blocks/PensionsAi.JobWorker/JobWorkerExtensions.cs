using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PensionsAi.Jobs.Contracts;
using PensionsAi.JobWorker.Blobs;
using PensionsAi.JobWorker.Checking;
using PensionsAi.JobWorker.Running;
using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.ServiceDefaults.Secrets;
using PensionsAi.Storage;

namespace PensionsAi.JobWorker;

/// <summary>Lets a service do jobs.</summary>
public static class JobWorkerExtensions
{
    /// <summary>Takes jobs of a kind from the queue of that name.</summary>
    /// <typeparam name="THandler">Does the job.</typeparam>
    /// <param name="builder">The host.</param>
    /// <param name="kind">Last segment of the public path, for example <c>maskings</c>.</param>
    /// <param name="concurrency">Jobs of this kind that one process does at once; null for one a core.</param>
    public static IHostApplicationBuilder AddJobHandler<THandler>(this IHostApplicationBuilder builder, string kind, int? concurrency = null)
        where THandler : class, IJobHandler
    {
        builder.AddBlobStore();
        builder.AddQueues(kind, Queues.Jobs);
        builder.Services.AddSingleton(new JobRegistration<THandler>(kind, concurrency ?? Environment.ProcessorCount));
        builder.Services.AddSingleton<THandler>();
        builder.AddConsumers(bus => bus.AddConsumer<RunJobConsumer<THandler>, RunJobConsumerDefinition<THandler>>());

        if (builder.Services.All(service => service.ServiceType != typeof(RunningJobs)))
        {
            builder.Services.AddSingleton<RunningJobs>();
            builder.AddConsumers(bus => bus.AddConsumer<CancelJobConsumer>().Endpoint(endpoint =>
            {
                endpoint.InstanceId = Guid.NewGuid().ToString("N");
                endpoint.Temporary = true;
            }));
        }

        return builder;
    }

    /// <summary>The store of inputs and results, where <see cref="StorageOptions"/> say.</summary>
    public static IHostApplicationBuilder AddBlobStore(this IHostApplicationBuilder builder)
    {
        if (builder.Services.Any(service => service.ServiceType == typeof(EncryptedBlobs)))
            return builder;
        builder.Services.AddStorage();
        builder.Services.AddSingleton<IBlobStore>(services =>
            services.GetRequiredService<IOptions<StorageOptions>>().Value.Provider == StorageProvider.PostgreSql
                ? ActivatorUtilities.CreateInstance<PostgreSqlBlobStore>(services)
                : ActivatorUtilities.CreateInstance<FolderBlobStore>(services));
        builder.Services.AddSingleton(services => new EncryptedBlobs(
            services.GetRequiredService<IBlobStore>(), services.GetRequiredService<PlatformKeys>()));
        builder.Services.AddHostedService<BlobTables>();
        return builder;
    }

    /// <summary>
    /// Maps the check of a call that becomes a job: 204, or the problem that the call is refused with. The check has the query
    /// parameters of the public call.
    /// </summary>
    /// <param name="routes">The service's endpoints.</param>
    /// <param name="publicPath">Path of the public call, for example <c>/v1/maskings</c>.</param>
    /// <param name="check">Takes a <see cref="JobCheckRequest"/> and what else it needs.</param>
    public static RouteHandlerBuilder MapJobCheck(this IEndpointRouteBuilder routes, string publicPath, Delegate check) =>
        routes.MapPost(JobCheckRequest.PathPrefix + publicPath, check);
}
