using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using PensionsAi.Jobs.Retention;
using PensionsAi.Storage;
using PensionsAi.TestServers;

namespace PensionsAi.Jobs.Tests.Storage;

public sealed class PostgreSqlBlobStoreTests : IAsyncLifetime
{
    private const int Chunk = 256 * 1024;

    private readonly string _name = $"{Guid.NewGuid():N}.input";
    private Instance _instance = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _instance = await Instance.StartAsync(StorageProvider.PostgreSql);

    // Nothing was started where the test is skipped.
    public ValueTask DisposeAsync() => _instance?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    // Header and tags make the bytes of the store: below, at and above whole chunks.
    [InlineData(Chunk - 36 - (4 * 16) - 1)]
    [InlineData(Chunk - 36 - (4 * 16))]
    [InlineData(Chunk - 36 - (4 * 16) + 1)]
    [InlineData((2 * Chunk) - 36 - (8 * 16))]
    [InlineData(3_000_017)]
    public async Task WriteAsync_AnyLength_IsReadBackTheSame(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);
        await WriteAsync(content);
        Assert.Equal(content, await ReadAsync());
        Assert.Equal([_name], await NamesAsync());
    }

    [Fact]
    public async Task WriteAsync_SameName_ReplacesTheBlobAndItsChunks()
    {
        await WriteAsync(new byte[5 * Chunk]);
        await Task.WhenAll(Enumerable.Range(1, 6).Select(number => WriteAsync([.. Enumerable.Repeat((byte)number, 2 * Chunk)])));

        Assert.Single((await ReadAsync()).Distinct());
        Assert.Equal([_name], await NamesAsync());
        Assert.Equal(3L, await ScalarAsync("SELECT count(*) FROM blobs.chunks"));
    }

    [Fact]
    public async Task GetFreeBytesAsync_AfterBlobsAreDeleted_CountsTheirRoomAsFree()
    {
        const int limit = 64 << 20;
        await using var limited = await Instance.StartAsync(StorageProvider.PostgreSql, KeyValuePair.Create("Storage:MaxDatabaseBytes", (string?)$"{limit}"));
        var empty = await limited.Blobs.GetFreeBytesAsync(Cancelled);
        await limited.Blobs.WriteAsync(_name, (blob, token) => blob.WriteAsync(RandomNumberGenerator.GetBytes(40 << 20), token).AsTask(), Cancelled);
        var full = await limited.Blobs.GetFreeBytesAsync(Cancelled);
        await limited.Blobs.DeleteAsync(_name, Cancelled);
        var emptied = await limited.Blobs.GetFreeBytesAsync(Cancelled);

        Assert.InRange(empty, limit - (16 << 20), limit);
        Assert.InRange(empty - full, 40 << 20, 44 << 20);
        Assert.InRange(emptied, empty - (2 << 20), limit);
    }

    [Fact]
    public async Task DeleteAsync_Blob_LeavesNoChunk()
    {
        await WriteAsync(new byte[3 * Chunk]);
        await _instance.Blobs.DeleteAsync(_name, Cancelled);
        await _instance.Blobs.DeleteAsync(_name, Cancelled);

        Assert.Null(await _instance.Blobs.OpenReadAsync(_name, Cancelled));
        Assert.Equal(0L, await ScalarAsync("SELECT count(*) FROM blobs.chunks"));
    }

    [Fact]
    public async Task WriteAsync_Content_IsNotInTheDatabase()
    {
        await WriteAsync("19900101-2385"u8.ToArray());
        Assert.Equal(0L, await ScalarAsync("SELECT count(*) FROM blobs.chunks WHERE position('19900101'::bytea IN content) > 0"));
    }

    [Theory]
    [InlineData("UPDATE blobs.chunks SET content = set_byte(content, 200, get_byte(content, 200) # 1) WHERE number = 1")]
    [InlineData("UPDATE blobs.chunks SET number = 9 - number WHERE number IN (4, 5)")]
    [InlineData("UPDATE blobs.blobs SET chunks = chunks - 1")]
    public async Task OpenReadAsync_ChangedExchangedOrCutOff_Throws(string statement)
    {
        await WriteAsync(RandomNumberGenerator.GetBytes(6 * Chunk));
        // Two steps: a primary key is checked row by row.
        await ScalarAsync("ALTER TABLE blobs.chunks DROP CONSTRAINT chunks_pkey");
        await ScalarAsync(statement);
        await Assert.ThrowsAnyAsync<CryptographicException>(ReadAsync);
    }

    [Fact]
    public async Task WriteAsync_NotFinished_IsNotVisible()
    {
        var reachedHalf = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var writing = _instance.Blobs.WriteAsync(
            _name,
            async (stream, token) =>
            {
                await stream.WriteAsync(new byte[4 * Chunk], token);
                reachedHalf.SetResult();
                await goOn.Task;
                await stream.WriteAsync(new byte[4 * Chunk], token);
            },
            Cancelled);
        await reachedHalf.Task;

        Assert.True(await ScalarAsync("SELECT count(*) FROM blobs.chunks") is > 0L);
        Assert.Null(await _instance.Blobs.OpenReadAsync(_name, Cancelled));
        var unfinished = Assert.Single(await NamesAsync());
        Assert.Matches($@"\A{_name}\.[0-9a-f]{{32}}\.part\z", unfinished);
        Assert.Null(await _instance.Blobs.OpenReadAsync(unfinished, Cancelled));
        // Neither a transaction nor a connection waits for the sender.
        Assert.Equal(0L, await ScalarAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'"));

        goOn.SetResult();
        await writing;
        Assert.Equal(new byte[8 * Chunk], await ReadAsync());
        Assert.Equal([_name], await NamesAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3 * Chunk)]
    public async Task WriteAsync_WriterThrows_LeavesNothing(int after)
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _instance.Blobs.WriteAsync(
            _name,
            async (stream, token) =>
            {
                await stream.WriteAsync(new byte[after], token);
                throw new InvalidOperationException();
            },
            Cancelled));

        Assert.Null(await _instance.Blobs.OpenReadAsync(_name, Cancelled));
        Assert.Empty(await NamesAsync());
        Assert.Equal(0L, await ScalarAsync("SELECT count(*) FROM blobs.chunks"));
    }

    [Fact]
    public async Task WriteAsync_DatabaseGoneHalfway_LeavesAStrayThatIsSwept()
    {
        var server = await PostgreSqlServer.SharedAsync();
        var address = TestStorage.AddressOf(_instance.Folder);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => _instance.Blobs.WriteAsync(
            _name,
            async (stream, token) =>
            {
                await stream.WriteAsync(new byte[3 * Chunk], token);
                await server.ShutAsync(address);
                await stream.WriteAsync(new byte[3 * Chunk], token);
            },
            Cancelled));
        await server.OpenAsync(address);

        Assert.Null(await _instance.Blobs.OpenReadAsync(_name, Cancelled));
        Assert.EndsWith(".part", Assert.Single(await NamesAsync()), StringComparison.Ordinal);
        await SweepAsync(TimeSpan.FromMinutes(50));
        Assert.Single(await NamesAsync());
        await SweepAsync(TimeSpan.FromMinutes(70));
        Assert.Empty(await NamesAsync());
        Assert.Equal(0L, await ScalarAsync("SELECT count(*) FROM blobs.chunks"));
    }

    [Fact]
    public async Task WriteAsync_SweptMeanwhile_Fails()
    {
        await Assert.ThrowsAsync<IOException>(() => _instance.Blobs.WriteAsync(
            _name,
            async (stream, token) =>
            {
                await stream.WriteAsync(new byte[3 * Chunk], token);
                await SweepAsync(TimeSpan.FromHours(2));
                await stream.WriteAsync(new byte[3 * Chunk], token);
            },
            Cancelled));
        Assert.Empty(await NamesAsync());
    }

    private Task SweepAsync(TimeSpan later) => new Sweep(
        _instance.Contexts, _instance.Blobs, new FakeTimeProvider(TimeProvider.System.GetUtcNow() + later)).RunAsync(Cancelled);

    private Task WriteAsync(byte[] content) =>
        _instance.Blobs.WriteAsync(_name, (stream, token) => stream.WriteAsync(content, token).AsTask(), Cancelled);

    private async Task<byte[]> ReadAsync()
    {
        await using var stream = await _instance.Blobs.OpenReadAsync(_name, Cancelled);
        using var copy = new MemoryStream();
        await stream!.CopyToAsync(copy, Cancelled);
        return copy.ToArray();
    }

    private async Task<IReadOnlyList<string>> NamesAsync() =>
        await _instance.Blobs.ListWrittenBeforeAsync(DateTimeOffset.MaxValue, Cancelled).ToListAsync(Cancelled);

    private async Task<object?> ScalarAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(TestStorage.AddressOf(_instance.Folder));
        await connection.OpenAsync(Cancelled);
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync(Cancelled);
    }
}
