using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PensionsAi.FormReading.Reviews;

/// <summary>Draws the accepted forms that a person looks at all the same.</summary>
internal static class AuditSampling
{
    /// <summary>
    /// Whether a form is drawn. A form of a job is drawn by the job's id, which is random and not the caller's to choose: when the job
    /// is delivered twice, it is drawn both times or neither.
    /// </summary>
    /// <param name="source">Where the form came from.</param>
    /// <param name="share">Share of forms that is drawn, 0 to 1.</param>
    public static bool Draws(ReviewSource source, double share)
    {
        Span<byte> seed = stackalloc byte[20];
        (source.JobId ?? Guid.NewGuid()).TryWriteBytes(seed);
        BinaryPrimitives.WriteInt32BigEndian(seed[16..], source.Part);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(seed, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash) / (double)ulong.MaxValue < share;
    }
}
