using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Domain;
using PensionsAi.FormReading.Printing;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Templates;

/// <summary>Finds everything that is wrong with a definition, by JSON path, in one go.</summary>
internal sealed partial class FormTemplateCheck
{
    private const int MaxFields = 200;
    private const int MaxTexts = 200;
    private const int MaxCells = 20;
    private const int MaxOptions = 20;
    private const double MinSide = 100;
    private const double MaxSide = 450;

    /// <summary>In less than 4 mm a cross made with an ordinary pen leaves as little paper free as inking the box out does.</summary>
    private const double LeastTickBox = 4;

    /// <summary>Every day of the period is looked at when a date is read.</summary>
    private static readonly (DateOnly Earliest, DateOnly Latest) Period = (new(1800, 1, 1), new(2199, 12, 31));

    /// <summary>What the form's font is known to have: Latin letters and signs, and the dashes, quotation marks and the euro sign of Swedish print.</summary>
    private static readonly SearchValues<char> Printable = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Concat(Enumerable.Range('\u00A0', '\u017F' - '\u00A0' + 1)).Select(code => (char)code), .. "‐‑–—‘’‚“”„•…€"]);

    private readonly SortedDictionary<string, List<string>> _errors = new(StringComparer.Ordinal);

    private FormTemplateCheck()
    {
    }

    /// <summary>The problem with a definition, 400 with every error; null when there is none.</summary>
    /// <param name="template">The definition.</param>
    /// <param name="id">The id that it is to have; null for any.</param>
    public static ServiceProblem? Check(FormTemplate template, string? id = null)
    {
        var check = new FormTemplateCheck();
        if (!check.IsComplete(template))
            return check.Problem;
        check.Require(id is null || template.Id == id, "id", "Must be the id in the path.");
        check.CheckHead(template);
        for (var i = 0; i < template.Pages.Count; i++)
            check.CheckPage(Path($"pages[{i}]"), template.Pages[i]);
        for (var i = 0; i < template.Fields.Count; i++)
            check.CheckField(Path($"fields[{i}]"), template, i);
        // Where there is more to mend, places may be missing.
        if (check._errors.Count > 0)
            return check.Problem;
        for (var page = 1; page <= template.Pages.Count; page++)
            check.CheckPrint(template, page);
        return check.Problem;
    }

    private ServiceProblem? Problem => _errors.Count == 0
        ? null
        : ServiceProblem.InvalidFields(_errors.ToDictionary(error => error.Key, error => error.Value.ToArray()));

    private static string Path(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether every element of a list is there: JSON can say null where the types cannot.</summary>
    private bool IsComplete(FormTemplate template)
    {
        RequireElements(template.Pages, "pages");
        RequireElements(template.Fields, "fields");
        for (var i = 0; i < template.Pages.Count; i++)
            RequireElements(template.Pages[i]?.Texts, Path($"pages[{i}].texts"));
        for (var i = 0; i < template.Fields.Count; i++)
        {
            RequireElements(template.Fields[i]?.Cells, Path($"fields[{i}].cells"));
            RequireElements(template.Fields[i]?.Options, Path($"fields[{i}].options"));
        }

        return _errors.Count == 0;
    }

    private void RequireElements<T>(IReadOnlyList<T>? list, string path)
    {
        for (var i = 0; i < list?.Count; i++)
            Require(list[i] is not null, Path($"{path}[{i}]"), "Must not be null.");
    }

    private void CheckHead(FormTemplate template)
    {
        Require(Id().IsMatch(template.Id), "id", "Must be 3 to 40 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen.");
        Require(Version().IsMatch(template.Version), "version", "Must be a whole number from 1 to 999999.");
        RequireText(template.Title, 100, "title");
        RequireCount(template.Pages.Count, 1, FormLayout.MaxPages, "pages");
        RequireCount(template.Fields.Count, 1, MaxFields, "fields");
        RequireShare(template.Policy.AcceptanceThreshold, "policy.acceptanceThreshold");
        Require(
            template.Policy is not { Accept: AcceptanceRule.ConstrainedReading, AcceptanceThreshold: null },
            "policy.acceptanceThreshold",
            "Must be given with constrained-reading: set it on scans of your own.");
        RequireShare(template.Policy.PlainThreshold, "policy.plainThreshold");
        RequireShare(template.Policy.MarkThreshold, "policy.markThreshold");
        RequireShare(template.Policy.NoCheckDigitThreshold, "policy.noCheckDigitThreshold");
    }

    private void CheckPage(string path, TemplatePage page)
    {
        Require(page.Width is >= MinSide and <= MaxSide, $"{path}.width", "Must be from 100 to 450 mm.");
        Require(page.Height is >= MinSide and <= MaxSide, $"{path}.height", "Must be from 100 to 450 mm.");
        RequireCount(page.Texts.Count, 0, MaxTexts, $"{path}.texts");
        for (var i = 0; i < page.Texts.Count; i++)
        {
            var (text, at) = (page.Texts[i], Path($"{path}.texts[{i}]"));
            RequireText(text.Text, 200, $"{at}.text");
            Require(text.Size is >= 6 and <= 36, $"{at}.size", "Must be from 6 to 36 points.");
            Require(text.X >= 0 && text.X < page.Width, $"{at}.x", "Must be on the page.");
            Require(text.Y >= 0 && text.Y <= page.Height, $"{at}.y", "Must be on the page.");
        }
    }

    private void CheckPrint(FormTemplate template, int number)
    {
        var page = template.Pages[number - 1];
        MillimetreBox[] boxes = [.. template.Fields
            .Where(field => field.Page == number)
            .SelectMany(field => field.Type == FieldType.Choice ? field.Options!.Select(option => option.Box) : [field.Box])];
        foreach (var text in PrintedText.On(template, number))
        {
            var place = text.Measure();
            Require(new MillimetreBox(0, 0, page.Width, page.Height).Contains(place), text.Path, "Is printed beyond the page's edge.");
            Require(!FormLayout.Reserved(page).Any(place.Overlaps), text.Path, "Is printed on a registration mark or the printed code.");
            Require(!boxes.Any(place.Overlaps), text.Path, "Is printed where somebody is to write or tick.");
        }
    }

    private void CheckField(string path, FormTemplate template, int index)
    {
        var field = template.Fields[index];
        Require(Name().IsMatch(field.Name), $"{path}.name", "Must be 1 to 40 lower-case letters, digits and hyphens, beginning with a letter.");
        Require(!template.Fields.Take(index).Any(other => other.Name == field.Name), $"{path}.name", "Another field has this name.");
        RequireText(field.Label, 200, $"{path}.label");
        Require(!(field.Required && field.Type == FieldType.Image), $"{path}.required", "An image is never read, so nothing can depend on it.");
        if (field.Page < 1 || field.Page > template.Pages.Count)
            Add($"{path}.page", "There is no such page.");
        else
            CheckPlace(path, template, index);
        CheckCells(path, field);
        CheckOptions(path, field);
        if (field.Rules is { } rules)
        {
            CheckRules($"{path}.rules", field, rules);
            Require(
                rules.SameAs is null || template.Fields.Any(other => other.Name == rules.SameAs && other != field && other.Type == field.Type && field.Type.IsWritten()),
                $"{path}.rules.sameAs",
                "Must be the name of another field of the same type: personnummer, digits, date or amount.");
        }
    }

    private void CheckPlace(string path, FormTemplate template, int index)
    {
        var field = template.Fields[index];
        var page = template.Pages[field.Page - 1];
        var box = field.Box;
        var least = field.Type == FieldType.Checkbox ? LeastTickBox : 5;
        Require(box.Width >= least && box.Height >= least, $"{path}.box", Path($"Must be at least {least} mm a side."));
        Require(field.Type != FieldType.Checkbox || (box.Width <= 12 && box.Height <= 12), $"{path}.box", "A tick box is at most 12 mm a side.");
        Require(
            box.X >= 0 && box.Y >= 0 && box.X + box.Width <= page.Width && box.Y + box.Height <= page.Height,
            $"{path}.box",
            "Must be on the page.");
        Require(!FormLayout.Reserved(page).Any(box.Overlaps), $"{path}.box", "Lies on a registration mark or the printed code.");
        Require(
            !template.Fields.Take(index).Any(other => other.Page == field.Page && other.Box.Overlaps(box)),
            $"{path}.box",
            "Lies on another field.");
    }

    private void CheckCells(string path, TemplateField field)
    {
        if (field.Cells is not { Count: > 0 } cells)
            return;
        if (!field.Type.IsWritten())
        {
            Add($"{path}.cells", "Belongs to personnummer, digits, date and amount alone.");
            return;
        }

        RequireCount(cells.Count, 1, MaxCells, $"{path}.cells");
        Require(field.Type != FieldType.Personnummer || cells.Count is 10 or 12, $"{path}.cells", "A personnummer has 10 or 12.");
        Require(field.Type != FieldType.Date || cells.Count == DateLength(field), $"{path}.cells", "A day has 8, a month 6.");
        Require(
            field is not { Type: FieldType.Amount, Rules.Minimum: { } minimum } || minimum < Math.Pow(10, cells.Count),
            $"{path}.cells",
            "Must be as many as rules.minimum has digits, or more.");
        Require(
            field is not { Type: FieldType.Digits, Rules.Length: { } length } || cells.Count == length,
            $"{path}.cells",
            "Must be as many as rules.length.");
        for (var i = 0; i < cells.Count; i++)
        {
            var at = Path($"{path}.cells[{i}]");
            Require(cells[i].Width >= 4 && cells[i].Height >= 4, at, "Must be at least 4 mm a side.");
            Require(field.Box.Contains(cells[i]), at, "Must be inside of box.");
            Require(i == 0 || cells[i].X >= cells[i - 1].X + cells[i - 1].Width, at, "Must be to the right of the cell before it.");
        }
    }

    private void CheckOptions(string path, TemplateField field)
    {
        if (field.Type != FieldType.Choice)
        {
            Require(field.Options is null or { Count: 0 }, $"{path}.options", "Belongs to choice alone.");
            return;
        }

        var options = field.Options ?? [];
        RequireCount(options.Count, 2, MaxOptions, $"{path}.options");
        for (var i = 0; i < options.Count; i++)
        {
            var (option, at) = (options[i], Path($"{path}.options[{i}]"));
            Require(Name().IsMatch(option.Value), $"{at}.value", "Must be 1 to 40 lower-case letters, digits and hyphens, beginning with a letter.");
            Require(!options.Take(i).Any(other => other.Value == option.Value), $"{at}.value", "Another option has this value.");
            RequireText(option.Label, 100, $"{at}.label");
            Require(
                option.Box.Width is >= LeastTickBox and <= 12 && option.Box.Height is >= LeastTickBox and <= 12, $"{at}.box", "A tick box is 4 to 12 mm a side.");
            Require(field.Box.Contains(option.Box), $"{at}.box", "Must be inside of the field's box.");
            Require(!options.Take(i).Any(other => other.Box.Overlaps(option.Box)), $"{at}.box", "Lies on another option.");
        }
    }

    private void CheckRules(string path, TemplateField field, FieldRules rules)
    {
        Require(rules.Length is null || field.Type == FieldType.Digits, $"{path}.length", "Belongs to digits alone.");
        Require(rules.Length is null or (>= 1 and <= MaxCells), $"{path}.length", "Must be a whole number from 1 to 20.");
        Require(rules.Precision is null || field.Type == FieldType.Date, $"{path}.precision", "Belongs to date alone.");
        var isDated = field.Type is FieldType.Date or FieldType.Personnummer;
        Require(rules.Earliest is null || isDated, $"{path}.earliest", "Belongs to date and personnummer alone.");
        Require(rules.Latest is null || isDated, $"{path}.latest", "Belongs to date and personnummer alone.");
        Require(IsInPeriod(rules.Earliest), $"{path}.earliest", "Must be from 1800 to 2199.");
        Require(IsInPeriod(rules.Latest), $"{path}.latest", "Must be from 1800 to 2199.");
        Require(rules.Earliest is null || rules.Latest is null || rules.Earliest <= rules.Latest, $"{path}.latest", "Must not be before earliest.");
        Require(rules.NotAfterToday is null || field.Type == FieldType.Date, $"{path}.notAfterToday", "Belongs to date alone.");
        var isAmount = field.Type == FieldType.Amount;
        Require(rules.Minimum is null || isAmount, $"{path}.minimum", "Belongs to amount alone.");
        Require(rules.Maximum is null || isAmount, $"{path}.maximum", "Belongs to amount alone.");
        Require(rules.Minimum is null or >= 0, $"{path}.minimum", "Must be 0 or more.");
        Require(rules.Maximum is null || rules.Maximum >= (rules.Minimum ?? 0), $"{path}.maximum", "Must not be less than minimum.");
    }

    /// <summary>Digits of a date field.</summary>
    public static int DateLength(TemplateField field) => field.Rules?.Precision == DatePrecision.Month ? 6 : 8;

    private static bool IsInPeriod(DateOnly? day) => day is null || (day >= Period.Earliest && day <= Period.Latest);

    private void RequireText(string text, int longest, string path) => Require(
        !string.IsNullOrWhiteSpace(text) && text.Length <= longest && text.AsSpan().IndexOfAnyExcept(Printable) < 0,
        path,
        Path($"Must be 1 to {longest} Latin letters, digits and signs, å as one character, not only spaces."));

    private void RequireCount(int count, int least, int most, string path) =>
        Require(count >= least && count <= most, path, Path($"Must be {least} to {most}."));

    private void RequireShare(double? value, string path) => Require(value is null or (>= 0 and <= 1), path, "Must be from 0 to 1.");

    private void Require(bool condition, string path, string error)
    {
        if (!condition)
            Add(path, error);
    }

    private void Add(string path, string error)
    {
        if (!_errors.TryGetValue(path, out var errors))
            _errors.Add(path, errors = []);
        errors.Add(error);
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{1,38}[a-z0-9]\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"\A[1-9][0-9]{0,5}\z")]
    private static partial Regex Version();

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,39}\z")]
    private static partial Regex Name();
}
