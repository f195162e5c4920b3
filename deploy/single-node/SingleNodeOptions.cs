using System.ComponentModel.DataAnnotations;

namespace PensionsAi.SingleNode;

/// <summary>Configuration section <c>SingleNode</c>: where the one process listens.</summary>
public sealed record SingleNodeOptions
{
    /// <summary>Port of the gateway, 1 to 65,535. Default 8080.</summary>
    [Range(1, 65_535)]
    public int Port { get; init; } = 8080;

    /// <summary>
    /// IP address that the gateway listens on. Default <c>127.0.0.1</c>, this machine alone: callers' keys cross a network in
    /// clear without TLS. <c>0.0.0.0</c> listens on every network of the machine.
    /// </summary>
    [Required]
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>
    /// First of five ports in a row on the loopback address: masking, classification, form reading, transcription and jobs.
    /// 1 to 65,531. Default 5101.
    /// </summary>
    [Range(1, 65_531)]
    public int FirstServicePort { get; init; } = 5101;

    /// <summary>The gateway's address as a person on this machine writes it.</summary>
    public string Url => $"http://{(Address is "127.0.0.1" or "0.0.0.0" ? "localhost" : Address)}:{Port}";
}
