using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using PensionsAi.JobWorker.Running;
using PensionsAi.Masking.Contracts;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Masking.Tests.MaskTable;

/// <summary>Tables through the job, over streams that like those of jobs are read and written forward and asynchronously only.</summary>
internal static class TestTables
{
    /// <summary>The result, or the problem.</summary>
    internal sealed record Masked(byte[] File, string ContentType, TableMaskingReport? Report, ServiceProblem? Problem)
    {
        public string Text => Encoding.UTF8.GetString(File);
    }

    public static Task<Masked> MaskAsync(string contentType, string table, string query = "", string caller = "tests") =>
        MaskAsync(contentType, Encoding.UTF8.GetBytes(table), query, caller);

    public static async Task<Masked> MaskAsync(string contentType, byte[] table, string query = "", string caller = "tests")
    {
        var cancelled = TestContext.Current.CancellationToken;
        var input = new JobInput(
            Guid.NewGuid(), "table-maskings", caller, null, contentType, new QueryCollection(QueryHelpers.ParseQuery(query)), new ForwardStream(new MemoryStream(table)));
        var outcome = await TestMasking.TableJob.RunAsync(input, new Progress<double>(), cancelled);
        if (outcome.Problem is { } refused)
            return new Masked([], "", null, refused);
        try
        {
            using var file = new MemoryStream();
            await outcome.Representations[0].WriteAsync(new ForwardStream(file), cancelled);
            using var report = new MemoryStream();
            await outcome.Representations[1].WriteAsync(new ForwardStream(report), cancelled);
            return new Masked(file.ToArray(), outcome.Representations[0].ContentType, JsonSerializer.Deserialize<TableMaskingReport>(report.ToArray(), JsonConventions.Options), null);
        }
        catch (JobProblemException ended)
        {
            return new Masked([], "", null, ended.Problem);
        }
    }

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var whole = new MemoryStream();
        using (var archive = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return whole.ToArray();
    }

    private sealed class ForwardStream(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

        // Little at a time, as a store gives it.
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(buffer[..Math.Min(buffer.Length, 7)], cancellationToken);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Write asynchronously.");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
