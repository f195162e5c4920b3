using System.IO.Compression;
using System.Text;
using System.Xml;

namespace PensionsAi.Masking.MaskTable;

/// <summary>A part of a result while it is written. An XML writer would close its stream synchronously, which results do not allow.</summary>
internal sealed class XlsxPart : IAsyncDisposable
{
    private static readonly XmlWriterSettings Settings = new() { Async = true, Encoding = new UTF8Encoding(false), CheckCharacters = false };

    private readonly Stream _stream;

    private XlsxPart(Stream stream)
    {
        _stream = stream;
        Writer = XmlWriter.Create(stream, Settings);
    }

    /// <summary>Writes its content.</summary>
    public XmlWriter Writer { get; }

    /// <summary>Begins a part.</summary>
    public static async Task<XlsxPart> CreateAsync(ZipArchive target, string name, CancellationToken cancellationToken) =>
        new(await target.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        await _stream.DisposeAsync();
    }
}
