using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Files;
using PensionsAi.FormReading.Imaging;
using PensionsAi.FormReading.Model;
using PensionsAi.FormReading.Pages;
using PensionsAi.FormReading.Templates;
using PensionsAi.Inference.Loading;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>Picture in, reading out. Thread-safe.</summary>
internal sealed class FormReader(
    PictureDecoder decoder,
    DigitNetwork network,
    PageSource source,
    PageReader pages,
    FormTemplates templates,
    InferenceGate gate,
    IOptions<FormReadingOptions> options,
    TimeProvider time)
{
    private const int FirstPage = 1;

    /// <summary>The model that reads the handwriting.</summary>
    public ModelVersion Model => network.Version;

    /// <summary>Whether a file has more than one page.</summary>
    public Task<bool> HasSeveralPagesAsync(FileKind kind, byte[] content, CancellationToken cancellationToken) =>
        source.HasSeveralPagesAsync(kind, content, cancellationToken);

    /// <summary>Reads a file of one page.</summary>
    /// <param name="choice">What the caller says is in it.</param>
    /// <param name="kind">What the file is.</param>
    /// <param name="content">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Outcome<ReadPage>> ReadPageAsync(TemplateChoice choice, FileKind kind, byte[] content, CancellationToken cancellationToken)
    {
        if (choice.Field is { } field)
            return await ReadFieldAsync(field, content, cancellationToken);
        await foreach (var outcome in ReadAllAsync(choice.FormId, kind, content, cancellationToken))
            return outcome.Form is { } form ? form : outcome.Problem!;
        return FileProblems.UnreadablePdf;
    }

    /// <summary>Reads the forms of a file, each as soon as its last page has been read.</summary>
    /// <param name="formId">The form that the caller named; null when forms are to be recognised.</param>
    /// <param name="kind">What the file is.</param>
    /// <param name="content">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerable<ReadOutcome> ReadAllAsync(
        string? formId, FileKind kind, byte[] content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var assembler = new FormAssembler(network.Version);
        await foreach (var page in source.ReadAsync(kind, content, cancellationToken))
        {
            var read = page.Picture.IsSuccess ? await ReadPageAsync(page.Picture.Value, formId, cancellationToken) : page.Picture.Problem;
            foreach (var outcome in assembler.Add(page, read))
                yield return outcome;
        }

        foreach (var outcome in assembler.End())
            yield return outcome;
    }

    /// <summary>The problem that there is no such form; null when there is, or none was named.</summary>
    public async ValueTask<ServiceProblem?> UnknownAsync(TemplateChoice choice, CancellationToken cancellationToken) =>
        choice.FormId is null || await templates.FindAsync(choice.FormId, version: null, cancellationToken) is not null
            ? null
            : PageProblems.UnknownTemplate;

    private async Task<Outcome<ReadPage>> ReadFieldAsync(FieldTemplate template, byte[] content, CancellationToken cancellationToken)
    {
        var turn = await gate.EnterAsync(cancellationToken);
        if (!turn.IsSuccess)
            return turn.Problem;
        using var lease = turn.Value;
        var picture = await decoder.DecodeAsync(content, cancellationToken);
        return picture.IsSuccess ? ReadField(template, picture.Value) : picture.Problem;
    }

    private async Task<Outcome<FormPage>> ReadPageAsync(GreyPicture picture, string? formId, CancellationToken cancellationToken)
    {
        var turn = await gate.EnterAsync(cancellationToken);
        if (!turn.IsSuccess)
            return turn.Problem;
        using (turn.Value)
            return await pages.ReadAsync(picture, formId, cancellationToken);
    }

    private ReadPage ReadField(FieldTemplate template, GreyPicture picture)
    {
        var field = ReadRow(template, picture);
        var reading = new Contracts.FormReading(
            template.Name,
            FieldTemplate.Version,
            File: null,
            Pages: 1,
            field.Accepted ? FormDecision.Accepted : FormDecision.Review,
            ReviewId: null,
            [field],
            network.Version);
        return new ReadPage(reading, new Dictionary<string, GreyPicture> { [field.Name] = picture });
    }

    private FieldReading ReadRow(FieldTemplate template, GreyPicture picture)
    {
        var row = InkMap.From(picture) is { } ink ? InkRow.Find(ink) : null;
        if (row is null)
            return new FieldReading(template.FieldName, template.Type, null, null, 0, false, FirstPage, null, [], []);

        var rules = WrittenRules.Of(template);
        var rows = DigitRun.Read([RowReader.Free(row, rules.Separators)], network)[0];
        var decision = FieldDecision.Make(
            rules, rows, DateOnly.FromDateTime(time.GetLocalNow().DateTime), AcceptanceThresholds.Of(options.Value));
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
            decision.Alternatives,
            decision.PlainConfidence);
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
