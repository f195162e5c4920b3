using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace PensionsAi.ServiceDefaults.Bus;

/// <summary>One bus per host, to which every module adds its consumers.</summary>
public static class BusSetup
{
    /// <summary>Remembers a module's consumers until <see cref="AddBus"/>.</summary>
    public static IHostApplicationBuilder AddConsumers(this IHostApplicationBuilder builder, Action<IBusRegistrationConfigurator> register)
    {
        Registrations(builder).Add(register);
        return builder;
    }

    /// <summary>Names queues that this process sends to or takes from. Naming one twice is as good as once.</summary>
    public static IHostApplicationBuilder AddQueues(this IHostApplicationBuilder builder, params IEnumerable<string> names)
    {
        foreach (var name in names)
            builder.Services.AddSingleton(new WorkQueue(name));
        return builder;
    }

    /// <summary>Builds the bus from the consumers of all modules. Call it last, once per host.</summary>
    public static IHostApplicationBuilder AddBus(this IHostApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("Bus");
        builder.Services.AddOptions<BusOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        var options = section.Get<BusOptions>() ?? new BusOptions();
        builder.Services.AddSingleton<WorkQueues>();
        // Before the bus, whose start begins only when this has been done.
        builder.Services.AddHostedService<QueueDeclaration>();

        builder.Services.Configure<MassTransitHostOptions>(host =>
        {
            // A bus that reports itself started before its queues are bound loses what is sent meanwhile.
            host.WaitUntilStarted = true;
            host.StartTimeout = TimeSpan.FromMinutes(1);
            host.StopTimeout = TimeSpan.FromSeconds(25);
        });
        builder.Services.AddMassTransit(bus =>
        {
            // The platform tells nobody outside that it runs.
            bus.DisableUsageTelemetry();
            // Without its broker a process still answers calls; it is not to be taken out of rotation.
            bus.ConfigureHealthCheckOptions(health => health.MinimalFailureStatus = HealthStatus.Degraded);
            foreach (var register in Registrations(builder))
                register(bus);
            if (options.Transport == BusOptions.RabbitMq)
            {
                bus.UsingRabbitMq((context, transport) =>
                {
                    transport.Host(options.Address ?? throw new InvalidOperationException("Bus:Address is not configured."));
                    transport.PrefetchCount = options.PrefetchCount;
                    transport.ConfigureEndpoints(context);
                });
            }
            else
            {
                bus.UsingInMemory((context, transport) =>
                {
                    transport.PrefetchCount = options.PrefetchCount;
                    transport.ConfigureEndpoints(context);
                });
            }
        });
        return builder;
    }

    private static List<Action<IBusRegistrationConfigurator>> Registrations(IHostApplicationBuilder builder)
    {
        if (!builder.Properties.TryGetValue(typeof(BusSetup), out var registrations))
            builder.Properties[typeof(BusSetup)] = registrations = new List<Action<IBusRegistrationConfigurator>>();
        return (List<Action<IBusRegistrationConfigurator>>)registrations;
    }
}
