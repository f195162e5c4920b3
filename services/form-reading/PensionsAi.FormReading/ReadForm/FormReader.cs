using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Domain;
using PensionsAi.FormReading.Imaging;
using PensionsAi.FormReading.Model;
using PensionsAi.FormReading.Templates;
using PensionsAi.Inference.Loading;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>Picture in, reading out. Thread-safe.</summary>
internal sealed class FormReader(
    PictureDecoder decoder,
    DigitNetwork network,
    InferenceGate gate,
    IOptions<FormReadingOptions> options,
    TimeProvider time)
{
    private const int FirstPage = 1;

    /// <summary>The model that reads the handwriting.</summary>
    public ModelVersion Model => network.Version;

    /// <summary>Reads a picture by a template.</summary>
    /// <param name="template">What is in the picture.</param>
    /// <param name="content">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Outcome<ReadPage>> ReadAsync(FieldTemplate template, byte[] content, CancellationToken cancellationToken)
    {
        var turn = await gate.EnterAsync(cancellationToken);
        if (!turn.IsSuccess)
            return turn.Problem;
        using var lease = turn.Value;

        var picture = await decoder.DecodeAsync(content, cancellationToken);
        if (!picture.IsSuccess)
            return picture.Problem;
        var field = ReadField(template, picture.Value);
        var reading = new Contracts.FormReading(
            template.Name,
            FieldTemplate.Version,
            File: null,
            Pages: 1,
            field.Accepted ? FormDecision.Accepted : FormDecision.Review,
            ReviewId: null,
            [field],
            network.Version);
        return new ReadPage(reading, new Dictionary<string, GreyPicture> { [field.Name] = picture.Value });
    }

    private FieldReading ReadField(FieldTemplate template, GreyPicture picture)
    {
        var row = InkMap.From(picture) is { } ink ? InkRow.Find(ink) : null;
        if (row is null)
            return new FieldReading(template.FieldName, template.Type, null, null, 0, false, FirstPage, null, [], []);

        var rows = RowReader.Read(row, network, allowsSeparator: template.Type == FieldType.Personnummer);
        var decision = FieldDecision.Make(template, rows, DateOnly.FromDateTime(time.GetLocalNow().DateTime), options.Value);
        return new FieldReading(
            template.FieldName,
            template.Type,
            decision.IsAccepted ? JsonValue.Create(decision.Suggestion) : null,
            decision.Suggestion is null ? null : JsonValue.Create(decision.Suggestion),
            decision.Confidence,
            decision.IsAccepted,
            FirstPage,
            BoxOf(row, picture.Scale),
            decision.Checks,
            decision.Alternatives);
    }

    private static BoundingBox BoxOf(InkRow row, double scale)
    {
        var width = row.Ink.Width;
        var left = row.Atoms.Min(atom => atom.Pixels.Min(pixel => pixel % width));
        var right = row.Atoms.Max(atom => atom.Pixels.Max(pixel => pixel % width));
        var top = row.Atoms.Min(atom => atom.Top);
        var bottom = row.Atoms.Max(atom => atom.Bottom);
        return new BoundingBox(
            (int)(left * scale),
            (int)(top * scale),
            Math.Max(1, (int)Math.Ceiling((right - left + 1) * scale)),
            Math.Max(1, (int)Math.Ceiling((bottom - top + 1) * scale)));
    }
}
