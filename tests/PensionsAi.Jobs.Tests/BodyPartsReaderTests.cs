using System.Text;
using PensionsAi.JobWorker.Parts;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Jobs.Tests;

/// <summary>What every service with settings and a file has in common; the services' own tests try the rest over HTTP.</summary>
public sealed class BodyPartsReaderTests
{
    private const string ContentType = "multipart/form-data; boundary=b";

    private static readonly ServiceProblem Malformed = BodyPartsReader.Malformed("file");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_FileBehindSettings_IsLeftUnread()
    {
        var parts = await ReadAsync(new MemoryStream(Body("""{ "name": "a" }""")));

        Assert.Equal("a", parts.Value!.Settings!.Name);
        Assert.Equal(("text/csv", "t.csv"), (parts.Value.ContentType, parts.Value.FileName));
        using var file = new StreamReader(parts.Value.File);
        Assert.Equal("x;y", await file.ReadToEndAsync(Cancelled));
    }

    // The job is tried again then, and not failed for good.
    [Fact]
    public async Task Read_StoreThatFailsMeanwhile_IsNotTheCallersMistake() =>
        await Assert.ThrowsAsync<IOException>(() => ReadAsync(new BrokenStream(Body("""{ "name": "a" }""")[..40])));

    [Fact]
    public async Task Read_BodyThatIsCutShort_IsMalformed() =>
        Assert.Same(Malformed, (await ReadAsync(new MemoryStream(Body("""{ "name": "a" }""")[..40]))).Problem);

    [Fact]
    public async Task Read_SettingsOfMoreThanTheyMayHave_IsMalformed() =>
        Assert.Same(Malformed, (await ReadAsync(new MemoryStream(Body($$"""{ "name": "{{new string('a', BodyPartsReader.MaxSettingsBytes)}}" }""")))).Problem);

    private static Task<Outcome<BodyParts<Settings>>> ReadAsync(Stream body) => BodyPartsReader.ReadAsync<Settings>(ContentType, body, "file", Malformed, Cancelled);

    private static byte[] Body(string settings) => Encoding.UTF8.GetBytes(
        $"--b\r\nContent-Disposition: form-data; name=\"settings\"\r\n\r\n{settings}\r\n"
        + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.csv\"\r\nContent-Type: text/csv\r\n\r\nx;y\r\n--b--\r\n");

    private sealed record Settings(string Name);

    /// <summary>Fails where its bytes end.</summary>
    private sealed class BrokenStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException("The database is away.");
    }
}
