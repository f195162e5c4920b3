using System.Buffers.Binary;
using System.IO.Compression;
using PensionsAi.FormReading.Imaging;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Files;

/// <summary>
/// The files of a ZIP archive, one unpacked at a time and never more of it than a picture may have, whatever the archive
/// says of its sizes. Dispose it; not thread-safe.
/// </summary>
internal sealed class PageArchive : IDisposable
{
    /// <summary>Size of the list of files at the archive's end, which is read before anything else is known.</summary>
    private const long MaxDirectoryBytes = 1 << 20;

    private const int EndRecordBytes = 22;
    private const uint EndRecordMagic = 0x06054b50;

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

    /// <summary>Opens an archive; null when it is none, has nothing in it, or too much.</summary>
    public static PageArchive? Open(byte[] content)
    {
        if (DirectoryBytes(content) is not { } bytes || bytes > MaxDirectoryBytes)
            return null;
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            // Folders, and what a Mac adds of its own.
            var entries = archive.Entries
                .Where(entry => !entry.FullName.EndsWith('/') && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal) && !entry.Name.StartsWith('.'))
                .ToList();
            if (entries.Count is >= 1 and <= FileProblems.MaxPages)
                return new PageArchive(archive, entries);
        }
        catch (InvalidDataException)
        {
            // Told by the null.
        }

        archive?.Dispose();
        return null;
    }

    /// <summary>Unpacks a file.</summary>
    public async Task<Outcome<byte[]>> ReadAsync(int index, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = await _entries[index].OpenAsync(cancellationToken);
            return await FormBody.ReadAsync(FileKind.Picture, file, announcedBytes: null, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            return PictureLimits.Unreadable;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    /// <summary>
    /// From where the end record says that the list of files begins to the archive's end: what a reader of it may take for
    /// entries, whatever number the record gives. Null without an end record (APPNOTE 4.3.16).
    /// </summary>
    private static long? DirectoryBytes(byte[] content)
    {
        const int offsetOfDirectory = 16;
        for (var end = content.Length - EndRecordBytes; end >= Math.Max(0, content.Length - EndRecordBytes - ushort.MaxValue); end--)
        {
            var record = content.AsSpan(end);
            if (BinaryPrimitives.ReadUInt32LittleEndian(record) == EndRecordMagic)
                return content.Length - (long)BinaryPrimitives.ReadUInt32LittleEndian(record[offsetOfDirectory..]);
        }

        return null;
    }
}
