using System.Security.Cryptography;
using PensionsAi.Storage;

namespace PensionsAi.Jobs.Tests.Storage;

/// <summary>Runs alone, because it measures what the whole process holds.</summary>
[Collection(Alone.Name)]
public sealed class LargeBlobTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WriteAndRead_200Megabytes_NeverHoldsMuchOfIt()
    {
        await using var instance = await Instance.StartAsync(StorageProvider.PostgreSql);
        var name = $"{Guid.NewGuid():N}.input";
        const int Piece = 1 << 20;
        const int Pieces = 200;
        const long MostBytes = 16 << 20;
        var piece = RandomNumberGenerator.GetBytes(Piece);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        void Look(int number)
        {
            if (number % 20 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        await instance.Blobs.WriteAsync(
            name,
            async (stream, token) =>
            {
                for (var number = 0; number < Pieces; number++)
                {
                    await stream.WriteAsync(piece, token);
                    Look(number);
                }
            },
            Cancelled);
        await using var content = await instance.Blobs.OpenReadAsync(name, Cancelled);
        var read = new byte[Piece];
        for (var number = 0; number < Pieces; number++)
        {
            await content!.ReadExactlyAsync(read, Cancelled);
            Assert.True(read.AsSpan().SequenceEqual(piece));
            Look(number);
        }

        Assert.Equal(0, await content!.ReadAsync(read, Cancelled));
        TestContext.Current.TestOutputHelper?.WriteLine($"200 MiB written and read, at most {most >> 10} KiB of it held");
        Assert.InRange(most, long.MinValue, MostBytes);
    }
}
