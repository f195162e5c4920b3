using System.Security.Cryptography;
using PensionsAi.Inference.Download;
using PensionsAi.Inference.Manifests;

namespace PensionsAi.Inference.Tests.Download;

public sealed class ModelDownloadTests : IAsyncLifetime
{
    private readonly string _models = Directory.CreateTempSubdirectory("pensionsai-models-").FullName;
    private readonly byte[] _content = new byte[1_000_000];
    private readonly HttpClient _client = new();
    private ModelServer _server = null!;

    private string File => Path.Combine(_models, "speech", "weights.bin");

    private string Part => File + ".part";

    public async ValueTask InitializeAsync()
    {
        new Random(5).NextBytes(_content);
        _server = await ModelServer.StartAsync(TestContext.Current.CancellationToken);
        _server.Content = _content;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(_models, recursive: true);
    }

    [Fact]
    public async Task FetchAsync_NothingThere_InstallsWhatTheStoreVerifies()
    {
        var reports = new List<ModelDownloadProgress>();
        var result = await FetchAsync(Manifest(), reports.Add);

        Assert.Equal(ModelDownloadStatus.Installed, result.Status);
        Assert.Equal(_content, new ModelStore(_models).Open("speech").ReadFile("weights.bin"));
        Assert.False(System.IO.File.Exists(Part));
        Assert.Equal(new ModelDownloadProgress("weights.bin", _content.Length, _content.Length), reports[^1]);
    }

    [Fact]
    public async Task FetchAsync_AllThere_AsksNobody()
    {
        await FetchAsync(Manifest());
        var result = await FetchAsync(Manifest());

        Assert.Equal(ModelDownloadStatus.AlreadyInstalled, result.Status);
        Assert.Single(_server.Ranges);
    }

    [Fact]
    public async Task FetchAsync_ConnectionBreaksTwice_GoesOnWhereItStopped()
    {
        _server.BreakOffAfter.Enqueue(300_000);
        _server.BreakOffAfter.Enqueue(100_000);

        var result = await FetchAsync(Manifest());

        Assert.Equal(ModelDownloadStatus.Installed, result.Status);
        Assert.Equal(3, _server.Ranges.Count);
        Assert.Equal(string.Empty, _server.Ranges[0]);
        Assert.All(_server.Ranges.Skip(1), range => Assert.StartsWith("bytes=", range, StringComparison.Ordinal));
        Assert.Equal(_content, await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task FetchAsync_PartOfAnEarlierCall_IsNotFetchedAgain()
    {
        await WriteAsync(Part, _content[..400_000]);

        var result = await FetchAsync(Manifest());

        Assert.Equal(ModelDownloadStatus.Installed, result.Status);
        Assert.Equal(["bytes=400000-"], _server.Ranges);
    }

    [Fact]
    public async Task FetchAsync_ServerWithoutRanges_StartsOver()
    {
        await WriteAsync(Part, new byte[400_000]);
        _server.KnowsRanges = false;

        var result = await FetchAsync(Manifest());

        Assert.Equal(ModelDownloadStatus.Installed, result.Status);
    }

    [Fact]
    public async Task FetchAsync_NeverAConnection_IsInterruptedAndKeepsWhatCame()
    {
        _server.BreakOffAfter.Enqueue(250_000);
        for (var i = 0; i < 3; i++)
            _server.BreakOffAfter.Enqueue(0);
        _server.BeforeBreakingOff = UntilPartHasAsync(250_000);

        var result = await FetchAsync(Manifest());

        Assert.Equal(ModelDownloadStatus.Interrupted, result.Status);
        Assert.Equal("weights.bin", result.File);
        Assert.Equal(_content[..250_000], await System.IO.File.ReadAllBytesAsync(Part, TestContext.Current.CancellationToken));
        Assert.Throws<ModelNotFoundException>(() => new ModelStore(_models).Open("speech"));
    }

    [Fact]
    public async Task FetchAsync_WrongContent_IsRemoved()
    {
        _server.Content = [.. _content.Select(value => (byte)~value)];

        var result = await FetchAsync(Manifest());

        Assert.Equal(ModelDownloadStatus.Mismatch, result.Status);
        Assert.False(System.IO.File.Exists(File));
        Assert.False(System.IO.File.Exists(Part));
    }

    [Theory]
    [InlineData(999_999)]
    [InlineData(10)]
    [InlineData(0)]
    public async Task FetchAsync_ShorterContent_IsAMismatchAndEnds(int length)
    {
        _server.Content = _content[..length];

        Assert.Equal(ModelDownloadStatus.Mismatch, (await FetchAsync(Manifest())).Status);
    }

    [Fact]
    public async Task FetchAsync_LongerContent_TakesNoMoreThanTheManifestSays()
    {
        var manifest = Manifest(_content[..500_000]);

        var result = await FetchAsync(manifest);

        Assert.Equal(ModelDownloadStatus.Installed, result.Status);
        Assert.Equal(500_000, new FileInfo(File).Length);
    }

    [Fact]
    public async Task FetchAsync_PartOfAnotherFileThatIsTooLong_StartsOver()
    {
        await WriteAsync(Part, new byte[2_000_000]);

        Assert.Equal(ModelDownloadStatus.Installed, (await FetchAsync(Manifest())).Status);
    }

    [Fact]
    public async Task FetchAsync_InstalledFileIsDamaged_IsFetchedAnew()
    {
        await WriteAsync(File, new byte[1_000_000]);

        Assert.Equal(ModelDownloadStatus.Installed, (await FetchAsync(Manifest())).Status);
        Assert.Equal(_content, await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task FetchAsync_ServerBusyAtFirst_TriesAgain()
    {
        _server.Refusals.Enqueue(503);
        _server.Refusals.Enqueue(429);

        Assert.Equal(ModelDownloadStatus.Installed, (await FetchAsync(Manifest())).Status);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    public async Task FetchAsync_ServerRefuses_SaysSoAtOnce(int status)
    {
        _server.Refusals.Enqueue(status);

        var result = await FetchAsync(Manifest());

        Assert.Equal((ModelDownloadStatus.Refused, status), (result.Status, result.HttpStatus));
        Assert.Single(_server.Ranges);
    }

    [Fact]
    public async Task FetchAsync_AnotherProcessFetches_IsBusy()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await using var other = new FileStream(Part, FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal(ModelDownloadStatus.Busy, (await FetchAsync(Manifest())).Status);
    }

    [Fact]
    public async Task FetchAsync_NoAddress_SaysSo() =>
        Assert.Equal(
            ModelDownloadStatus.NoAddress,
            (await FetchAsync(Manifest() with { Files = [Manifest().Files[0] with { Url = null }] })).Status);

    [Fact]
    public async Task FetchAsync_FileOutsideItsFolder_IsRefused() =>
        await Assert.ThrowsAsync<ModelVerificationException>(() =>
            FetchAsync(Manifest() with { Files = [Manifest().Files[0] with { Path = "../../weights.bin" }] }));

    [Fact]
    public async Task FetchAsync_Cancelled_KeepsWhatCame()
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Download().FetchAsync(
            Manifest(), _models, new Listener(_ => cancelled.Cancel()), cancelled.Token));

        Assert.InRange(new FileInfo(Part).Length, 1, _content.Length);
        Assert.Equal(ModelDownloadStatus.Installed, (await FetchAsync(Manifest())).Status);
    }

    private Func<CancellationToken, Task> UntilPartHasAsync(long bytes) => async cancellationToken =>
    {
        var part = new FileInfo(Part);
        while (!part.Exists || part.Length < bytes)
        {
            await Task.Delay(5, cancellationToken);
            part.Refresh();
        }
    };

    private static Task WriteAsync(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return System.IO.File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
    }

    private ModelManifest Manifest(byte[]? content = null)
    {
        content ??= _content;
        var file = new ModelFile("weights.bin", Convert.ToHexStringLower(SHA256.HashData(content)), content.Length) { Url = _server.Address };
        return new ModelManifest("speech", "1.0.0", "test", [file], "a test", "MIT", new Dictionary<string, System.Text.Json.Nodes.JsonValue>(), "none", "none");
    }

    private ModelDownload Download() => new(
        _client,
        TimeProvider.System,
        new ModelDownloadOptions { Attempts = 3, Pause = TimeSpan.FromMilliseconds(1), Silence = TimeSpan.FromSeconds(10) });

    private Task<ModelDownloadResult> FetchAsync(ModelManifest manifest, Action<ModelDownloadProgress>? report = null) =>
        Download().FetchAsync(
            manifest, _models, report is null ? null : new Listener(report), TestContext.Current.CancellationToken);

    private sealed class Listener(Action<ModelDownloadProgress> report) : IProgress<ModelDownloadProgress>
    {
        public void Report(ModelDownloadProgress value) => report(value);
    }
}
