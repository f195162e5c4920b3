using PensionsAi.JobWorker.Checking;

namespace PensionsAi.Jobs.Accept;

/// <summary>The beginning of a body that is being received.</summary>
/// <param name="Bytes">At most 64 KiB.</param>
/// <param name="IsWhole">Whether the body ends there.</param>
internal readonly record struct JobHead(ReadOnlyMemory<byte> Bytes, bool IsWhole)
{
    public static async Task<JobHead> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        // A byte more than is shown tells whether there is more.
        var buffer = new byte[JobCheckRequest.HeadBytes + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return new JobHead(buffer.AsMemory(0, length), length < buffer.Length);
    }

    /// <summary>What a check is shown.</summary>
    public JobHead Shown => this with { Bytes = Bytes[..Math.Min(Bytes.Length, JobCheckRequest.HeadBytes)] };
}
