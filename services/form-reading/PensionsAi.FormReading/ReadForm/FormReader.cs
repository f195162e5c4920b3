using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using PensionsAi.FormReading.Contracts;
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
    PageReader pages,
    FormTemplates templates,
    InferenceGate gate,
    IOptions<FormReadingOptions> options,
    TimeProvider time)
{
    private const int FirstPage = 1;

    /// <summary>The model that reads the handwriting.</summary>
    public ModelVersion Model => network.Version;

    /// <summary>Reads a picture: one field, or a form of one page.</summary>
    /// <param name="choice">What the caller says is in the picture.</param>
    /// <param name="content">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Outcome<ReadPage>> ReadAsync(TemplateChoice choice, byte[] content, CancellationToken cancellationToken)
    {
        if (await UnknownAsync(choice, cancellationToken) is { } unknown)
            return unknown;
        var turn = await gate.EnterAsync(cancellationToken);
        if (!turn.IsSuccess)
            return turn.Problem;
        using var lease = turn.Value;

        if (choice.Field is { } template)
        {
            var picture = await decoder.DecodeAsync(content, cancellationToken);
            return picture.IsSuccess ? ReadField(template, picture.Value) : picture.Problem;
        }

        var page = await decoder.DecodePageAsync(content, page: 0, cancellationToken);
        if (!page.IsSuccess)
            return page.Problem;
        var read = await pages.ReadAsync(page.Value, choice.FormId, cancellationToken);
        return read.IsSuccess ? Assemble([read.Value], file: null) : read.Problem;
    }

    /// <summary>The problem that there is no such form; null when there is, or none was named.</summary>
    public async ValueTask<ServiceProblem?> UnknownAsync(TemplateChoice choice, CancellationToken cancellationToken) =>
        choice.FormId is null || await templates.FindAsync(choice.FormId, version: null, cancellationToken) is not null
            ? null
            : PageProblems.UnknownTemplate;

    private Outcome<ReadPage> Assemble(IReadOnlyList<FormPage> read, string? file)
    {
        var template = read[0].Template;
        if (read.Count != template.Pages.Count)
            return PageProblems.PagesMissing;
        var fields = template.Fields.Select(field => read[field.Page - 1].Fields.Single(reading => reading.Name == field.Name)).ToList();
        var isAccepted = template.Fields.Zip(fields).All(pair => !pair.First.Required || pair.Second.Accepted);
        var reading = new Contracts.FormReading(
            template.Id,
            template.Version,
            file,
            read.Count,
            isAccepted && template.Policy.Accept != AcceptanceRule.Never ? FormDecision.Accepted : FormDecision.Review,
            ReviewId: null,
            fields,
            network.Version);
        return new ReadPage(reading, read.SelectMany(page => page.Crops).ToDictionary());
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
