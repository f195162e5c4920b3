using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using PensionsAi.JobWorker.Blobs;
using PensionsAi.ServiceDefaults.Secrets;

namespace PensionsAi.Jobs.Tests.Storage;

public sealed class FolderBlobStoreTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("blob-tests-").FullName;
    private readonly string _name = $"{Guid.NewGuid():N}.input";
    private readonly EncryptedBlobs _blobs;

    public FolderBlobStoreTests()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Platform:LocalFolder"] = _folder }).Build();
        var folder = new LocalFolder(configuration);
        _blobs = new EncryptedBlobs(new FolderBlobStore(folder), new PlatformKeys(configuration, folder));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(131_072)]
    [InlineData(1_000_003)]
    public async Task WriteAsync_AnyLength_IsReadBackTheSame(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);
        await WriteAsync(content);
        Assert.Equal(content, await ReadAsync());
    }

    [Fact]
    public async Task WriteAsync_Content_IsNotOnTheDisk()
    {
        await WriteAsync("19900101-2385"u8.ToArray());
        Assert.Equal(-1, (await File.ReadAllBytesAsync(PathOfBlob(), TestContext.Current.CancellationToken)).AsSpan().IndexOf("19900101"u8));
    }

    [Theory]
    [InlineData(40, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(0, -65_552)]
    public async Task OpenReadAsync_ChangedOrCutOff_Throws(int flip, int cut)
    {
        await WriteAsync(RandomNumberGenerator.GetBytes(2 * 65_536));
        var bytes = await File.ReadAllBytesAsync(PathOfBlob(), TestContext.Current.CancellationToken);
        bytes[flip < 0 ? ^1 : flip] ^= (byte)(cut == 0 ? 1 : 0);
        await File.WriteAllBytesAsync(PathOfBlob(), bytes[..(bytes.Length + cut)], TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<CryptographicException>(ReadAsync);
    }

    [Fact]
    public async Task WriteAsync_WriterThrows_LeavesNothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _blobs.WriteAsync(
            _name, (_, _) => throw new InvalidOperationException(), TestContext.Current.CancellationToken));
        Assert.Null(await _blobs.OpenReadAsync(_name, TestContext.Current.CancellationToken));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder, "blobs"), "*", SearchOption.AllDirectories));
    }

    private Task WriteAsync(byte[] content) => _blobs.WriteAsync(
        _name, (stream, token) => stream.WriteAsync(content, token).AsTask(), TestContext.Current.CancellationToken);

    private async Task<byte[]> ReadAsync()
    {
        await using var stream = await _blobs.OpenReadAsync(_name, TestContext.Current.CancellationToken);
        using var copy = new MemoryStream();
        await stream!.CopyToAsync(copy, TestContext.Current.CancellationToken);
        return copy.ToArray();
    }

    private string PathOfBlob() => Directory.EnumerateFiles(_folder, _name, SearchOption.AllDirectories).Single();
}
