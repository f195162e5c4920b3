using System.Text;
using PensionsAi.Jobs.Accept;

namespace PensionsAi.Jobs.Tests.Accept;

/// <summary>The same parts sent again have another delimiter between them, and are the same call.</summary>
public sealed class FingerprintTests
{
    private const string Sound = "sound -- and more";

    [Theory]
    [InlineData("----WebKit1", Sound, true)]
    [InlineData("x", Sound, true)]
    [InlineData("----WebKit1", "sound -- and less", false)]
    public void Finish_SamePartsWithAnotherDelimiter_IsTheSame(string boundary, string sound, bool isSame) =>
        Assert.Equal(isSame, Of("-a-longer-delimiter", Sound, 7).SequenceEqual(Of(boundary, sound, 7)));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1_000)]
    public void Finish_ReadInOtherPieces_IsTheSame(int piece) => Assert.Equal(Of("abc", Sound, 10), Of("abc", Sound, piece));

    [Fact]
    public void Finish_OfOneBody_LooksAtEveryByte() =>
        Assert.NotEqual(Of("audio/wav; boundary=abc", "--abc"u8, 10), Of("audio/wav; boundary=abc", ""u8, 10));

    private static byte[] Of(string boundary, string sound, int piece) => Of(
        $"multipart/form-data; boundary=\"{boundary}\"",
        Encoding.UTF8.GetBytes($"--{boundary}\r\nContent-Disposition: form-data; name=\"audio\"\r\n\r\n{sound}\r\n--{boundary}--\r\n"),
        piece);

    private static byte[] Of(string contentType, ReadOnlySpan<byte> body, int piece)
    {
        using var fingerprint = new Fingerprint("transcriptions", "", contentType, null);
        for (var at = 0; at < body.Length; at += piece)
            fingerprint.Append(body.Slice(at, Math.Min(piece, body.Length - at)));
        return fingerprint.Finish();
    }
}
