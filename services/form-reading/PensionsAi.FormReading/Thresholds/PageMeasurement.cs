using System.Collections.Concurrent;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Files;
using PensionsAi.FormReading.ReadForm;
using PensionsAi.FormReading.Reviews;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Thresholds;

/// <summary>Has labelled pages read, each as the service reads it, with no threshold in the way.</summary>
/// <param name="source">Opens files.</param>
/// <param name="reader">Reads pages; its policy accepts at any confidence.</param>
internal sealed class PageMeasurement(PageSource source, PageReader reader)
{
    private readonly ConcurrentBag<string> _errors = [];
    private readonly ConcurrentBag<string> _unread = [];

    /// <summary>Labels that cannot be right, a line each.</summary>
    public IEnumerable<string> Errors => _errors.Order(StringComparer.Ordinal);

    /// <summary>Pages that were not read, a line each. All of their fields are for a person.</summary>
    public IEnumerable<string> Unread => _unread.Order(StringComparer.Ordinal);

    /// <summary>The fields of all pages.</summary>
    public async Task<IReadOnlyList<MeasuredField>> ReadAsync(IReadOnlyList<LabelledPage> pages, CancellationToken cancellationToken)
    {
        var fields = new IReadOnlyList<MeasuredField>[pages.Count];
        await Parallel.ForAsync(
            0,
            pages.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (i, stop) => fields[i] = await MeasureAsync(pages[i], stop));
        return [.. fields.SelectMany(page => page)];
    }

    private async Task<IReadOnlyList<MeasuredField>> MeasureAsync(LabelledPage page, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(page.Path);
        var read = await ReadAsync(page, cancellationToken);
        if (!read.IsSuccess)
            _unread.Add($"{name}: {read.Problem.Title}.");
        else if (!read.Value.MayBeAccepted)
            _unread.Add($"{name}: The printed code cannot be read.");
        else if (read.Value.Template.Version != page.Template.Version || read.Value.Number != page.Label.Page)
            _errors.Add($"{name}: Is another page, or of another version of the form, than its label says.");
        var readings = read.IsSuccess && read.Value.MayBeAccepted ? read.Value.Fields.ToDictionary(field => field.Name) : [];
        return
        [
            .. from label in page.Label.Fields
               let type = page.Template.Fields.Single(field => field.Name == label.Name).Type
               where type != FieldType.Image
               select Measure($"{name} {label.Name}", type, label, readings.GetValueOrDefault(label.Name)),
        ];
    }

    private static MeasuredField Measure(string place, FieldType type, FieldLabel label, FieldReading? reading) => reading is null
        ? new MeasuredField(place, type, 0, 0, IsCandidate: false, IsWrong: false)
        : new MeasuredField(
            place,
            type,
            reading.Confidence,
            reading.PlainConfidence ?? 0,
            reading.Accepted,
            !(label.MayBeAccepted && ReviewAnswer.IsAgreed(reading, label.ValueAs(type))),
            label.How);

    private async Task<Outcome<FormPage>> ReadAsync(LabelledPage page, CancellationToken cancellationToken)
    {
        var content = await File.ReadAllBytesAsync(page.Path, cancellationToken);
        var kind = FileProblems.IsPdf(content) ? FileKind.Pdf : FileKind.Picture;
        if (await source.HasSeveralPagesAsync(kind, content, cancellationToken))
            _errors.Add($"{Path.GetFileName(page.Path)}: Has several pages; each page is a file of its own here.");
        await foreach (var one in source.ReadAsync(kind, content, cancellationToken))
            return one.Picture.IsSuccess ? await reader.ReadAsync(one.Picture.Value, page.Template.Id, cancellationToken) : one.Picture.Problem;
        return FileProblems.UnreadablePdf;
    }
}
