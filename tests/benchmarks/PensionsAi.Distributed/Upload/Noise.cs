namespace PensionsAi.Distributed.Upload;

/// <summary>Bytes that do not get smaller by compression, the same for everything that is compared.</summary>
internal static class Noise
{
    public static byte[] Block { get; } = Create();

    private static byte[] Create()
    {
        var block = new byte[256 * 1024];
        new Random(1).NextBytes(block);
        return block;
    }
}
