using System.ComponentModel.DataAnnotations;

namespace PensionsAi.ServiceDefaults.Bus;

/// <summary>Configuration section <c>Bus</c>.</summary>
public sealed record BusOptions
{
    /// <summary>The transport within this process: a message is gone when the process is.</summary>
    public const string InMemory = "in-memory";

    /// <summary>The transport over a RabbitMQ broker.</summary>
    public const string RabbitMq = "rabbitmq";

    /// <summary>What carries the messages: <c>in-memory</c> (default) or <c>rabbitmq</c>.</summary>
    [AllowedValues(InMemory, RabbitMq)]
    public string Transport { get; init; } = InMemory;

    /// <summary>Address of the broker with user and password, <c>amqp://…</c>. Needed for RabbitMQ alone.</summary>
    public Uri? Address { get; init; }

    /// <summary>Messages that one receiving queue takes from the broker ahead of its work, 1 to 1,024. Default 32.</summary>
    [Range(1, 1024)]
    public int PrefetchCount { get; init; } = 32;
}
