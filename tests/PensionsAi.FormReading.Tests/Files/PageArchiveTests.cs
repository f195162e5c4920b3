using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using PensionsAi.FormGenerator;
using PensionsAi.FormReading.Files;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Tests.Files;

/// <summary>What an archive's own records say of its files, and what is believed of it (APPNOTE 4.3.12).</summary>
public sealed class PageArchiveTests
{
    private const int HeaderBytes = 30;
    private const int DirectoryEntryBytes = 46;
    private const int FlagsInDirectory = 8;
    private const int SizeInDirectory = 24;
    private const byte Encrypted = 1;

    private static readonly byte[] Picture = [.. "\u0089PNG"u8, .. new byte[500]];
    private static readonly byte[] Pdf = [.. "%PDF-1.7"u8, .. new byte[500]];

    [Theory]
    [InlineData("1.png", "unreadable-image")]
    [InlineData("1.pdf", "unreadable-pdf")]
    public async Task ReadAsync_ChangedByte_IsUnreadable(string name, string kind)
    {
        var content = Stored(name);
        Assert.True((await ReadAsync(content)).IsSuccess);
        content[HeaderBytes + name.Length + 400] ^= 1;
        Assert.Equal(kind, (await ReadAsync(content)).Problem?.Kind);
    }

    [Theory]
    [InlineData("%PDF-1.7", 100_000_000, null)]
    [InlineData("%PDF-1.7", 100_000_001, "A PDF or an archive may have 100 MB.")]
    [InlineData("PNG", 25_000_000, null)]
    [InlineData("PNG", 25_000_001, "A picture may have 25 MB.")]
    public async Task ReadAsync_LargeFile_MayHaveWhatItsKindMay(string head, int size, string? detail)
    {
        var file = new byte[size];
        Encoding.ASCII.GetBytes(head, file);
        var read = await ReadAsync(FormFiles.Zip(("1", file)));
        Assert.Equal((detail, detail is null ? size : null), (read.Problem?.Detail, read.Value?.Length));
    }

    [Fact]
    public async Task ReadAsync_ClaimOfASmallSize_IsUnreadable()
    {
        var content = FormFiles.Zip(("1.png", new byte[60_000_000]));
        BinaryPrimitives.WriteInt32LittleEndian(Directory(content)[SizeInDirectory..], 10);
        Assert.Equal("unreadable-image", (await ReadAsync(content)).Problem?.Kind);
    }

    [Theory]
    [InlineData("1.png", false)]
    [InlineData("__MACOSX/._1.png", true)]
    public void Open_EncryptedFile_IsUnreadableWhereItWouldBeRead(string name, bool isOpened)
    {
        var content = FormFiles.Zip((name, Picture), ("2.png", Picture));
        Directory(content)[FlagsInDirectory] |= Encrypted;
        var opened = PageArchive.Open(content);
        using var archive = opened.Value;
        Assert.Equal(isOpened ? null : "unreadable-zip", opened.Problem?.Kind);
    }

    /// <summary>The list of 20,000 files has more than a mebibyte and is not read.</summary>
    [Theory]
    [InlineData(1000, null)]
    [InlineData(1001, "payload-too-large")]
    [InlineData(20_000, "payload-too-large")]
    public void Open_ManyFiles_AreTooMany(int files, string? kind)
    {
        var opened = PageArchive.Open(FormFiles.Zip([.. Enumerable.Range(0, files).Select(i => ($"{i:000000}.png", Array.Empty<byte>()))]));
        using var archive = opened.Value;
        Assert.Equal(kind, opened.Problem?.Kind);
    }

    /// <summary>A name that is marked stays UTF-8 beside one that is not.</summary>
    [Theory]
    [InlineData(850)]
    [InlineData(65001)]
    public void Open_NameNotMarkedAsUtf8_IsReadAsItWasWritten(int codePage)
    {
        const string name = "skannat/åäö_sida ÅÄÖ é.jpg";
        var written = (CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.UTF8).GetBytes(name);
        // A name in ASCII is not marked.
        var content = FormFiles.Zip((new string('x', written.Length), Picture), ("räkning.png", Picture));
        written.CopyTo(content, HeaderBytes);
        written.CopyTo(Directory(content)[DirectoryEntryBytes..]);
        var opened = PageArchive.Open(content);
        using var archive = opened.Value;
        Assert.Equal([name, "räkning.png"], archive!.Names);
    }

    private static async Task<Outcome<byte[]>> ReadAsync(byte[] content)
    {
        using var archive = PageArchive.Open(content).Value!;
        return await archive.ReadAsync(0, TestContext.Current.CancellationToken);
    }

    private static byte[] Stored(string name)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
            entry.Write(name.EndsWith(".pdf", StringComparison.Ordinal) ? Pdf : Picture);
        }

        return stream.ToArray();
    }

    /// <summary>The list of files, from its first.</summary>
    private static Span<byte> Directory(byte[] content) => content.AsSpan(content.AsSpan().IndexOf("PK\u0001\u0002"u8));
}
