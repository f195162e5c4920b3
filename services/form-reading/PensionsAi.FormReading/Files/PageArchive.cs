using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Files;

/// <summary>
/// The files of a ZIP archive, one unpacked at a time and never more of it than its kind may have, whatever the archive
/// says of its sizes. Dispose it; not thread-safe.
/// </summary>
internal sealed class PageArchive : IDisposable
{
    /// <summary>Size of the list of files at the archive's end, which is read before anything else is known.</summary>
    private const long MaxDirectoryBytes = 1 << 20;

    private const int EndRecordBytes = 22;
    private const uint EndRecordMagic = 0x06054b50;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What Windows writes names in that it does not mark as UTF-8.</summary>
    private static readonly Encoding CodePage850 = CodePagesEncodingProvider.Instance.GetEncoding(850)!;

    private readonly ZipArchive _archive;
    private readonly List<ZipArchiveEntry> _entries;

    private PageArchive(ZipArchive archive, List<ZipArchiveEntry> entries)
    {
        _archive = archive;
        _entries = entries;
        Names = [.. entries.Select(entry => entry.FullName)];
    }

    /// <summary>Names of the files, in the archive's order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Opens an archive; the problem when it is none, has nothing in it or too much, or needs a password.</summary>
    public static Outcome<PageArchive> Open(byte[] content)
    {
        if (EndRecord(content) is not { } end)
            return FileProblems.UnreadableZip;
        if (end.DirectoryBytes > MaxDirectoryBytes)
            return end.Entries > FileProblems.MaxPages ? FileProblems.TooManyPages : FileProblems.UnreadableZip;
        return Open(content, Utf8);
    }

    /// <summary>Unpacks a file.</summary>
    public async Task<Outcome<byte[]>> ReadAsync(int index, CancellationToken cancellationToken)
    {
        var entry = _entries[index];
        var kind = FileKind.Picture;
        try
        {
            kind = await KindOfAsync(entry, cancellationToken);
            await using var file = await entry.OpenAsync(cancellationToken);
            var content = await FormBody.ReadAsync(kind, file, announcedBytes: null, cancellationToken);
            if (!content.IsSuccess || Crc32.HashToUInt32(content.Value) == entry.Crc32)
                return content;
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            // As unreadable as what unpacks to something else than was packed.
        }

        return FileProblems.UnreadableOf(kind);
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    private static Outcome<PageArchive> Open(byte[] content, Encoding names)
    {
        ZipArchive? archive = null;
        var problem = FileProblems.UnreadableZip;
        try
        {
            archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read, leaveOpen: false, names);
            // Folders, and what a Mac adds of its own.
            var entries = archive.Entries
                .Where(entry => !entry.FullName.EndsWith('/') && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal) && !entry.Name.StartsWith('.'))
                .ToList();
            if (entries.Count > FileProblems.MaxPages)
                problem = FileProblems.TooManyPages;
            else if (entries.Count > 0 && !entries.Exists(entry => entry.IsEncrypted))
                return new PageArchive(archive, entries);
        }
        catch (DecoderFallbackException)
        {
            archive?.Dispose();
            return Open(content, CodePage850);
        }
        catch (InvalidDataException)
        {
            // Told by the problem.
        }

        archive?.Dispose();
        return problem;
    }

    private static async Task<FileKind> KindOfAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        var head = new byte[FileProblems.HeadBytes];
        await using var file = await entry.OpenAsync(cancellationToken);
        var count = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return FileProblems.IsPdf(head.AsSpan(0, count)) ? FileKind.Pdf : FileKind.Picture;
    }

    /// <summary>
    /// How many entries the end record gives, and the bytes from where it says that the list of files begins to the archive's
    /// end: what a reader of it may take for entries, whatever their number. Null without an end record (APPNOTE 4.3.16).
    /// </summary>
    private static (int Entries, long DirectoryBytes)? EndRecord(byte[] content)
    {
        const int numberOfEntries = 10;
        const int offsetOfDirectory = 16;
        for (var end = content.Length - EndRecordBytes; end >= Math.Max(0, content.Length - EndRecordBytes - ushort.MaxValue); end--)
        {
            var record = content.AsSpan(end);
            if (BinaryPrimitives.ReadUInt32LittleEndian(record) == EndRecordMagic)
            {
                return (
                    BinaryPrimitives.ReadUInt16LittleEndian(record[numberOfEntries..]),
                    content.Length - (long)BinaryPrimitives.ReadUInt32LittleEndian(record[offsetOfDirectory..]));
            }
        }

        return null;
    }
}
