using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PensionsAi.Inference.Manifests;
using PensionsAi.Masking;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.MaskText;
using PensionsAi.Masking.Model;

namespace PensionsAi.Models.PiiSv;

/// <summary>
/// Measures on the pension notes: recall is the share of marked spans that findings cover whole, precision the share of
/// findings that touch a marked span of their type. Rules and weights were set while looking at these texts, so the
/// figures are higher than on others.
/// </summary>
internal static class Measurement
{
    /// <summary>Prints the figures, and the mistakes of one entity type.</summary>
    public static void Run(string data, string folder, string? errorsOf)
    {
        var verified = new ModelStore(Path.GetDirectoryName(Path.GetFullPath(folder.TrimEnd('/')))).Open("pii-sv");
        using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(NameTable.Load(verified.ReadFile("names.bin"), verified.Version))
            .AddRecognizers()
            .AddSingleton<PiiFinder>()
            .BuildServiceProvider();
        var finder = services.GetRequiredService<PiiFinder>();
        var plan = MaskTextCheck.Check(new Masking.Contracts.MaskText([new("1", "-")]), finder.EntityTypes).Value!;

        var notes = File.ReadLines(Path.Combine(data, "pii", "pension-notes", "notes.jsonl")).Select(Note.Read).ToList();
        var found = notes.ConvertAll(note => finder.Find(ScannedText.Scan(note.Text), plan, CancellationToken.None));
        foreach (var type in finder.EntityTypes.Order())
            PrintType(type, notes, found, errorsOf == type.Name());
        PrintTouched(notes, found, errorsOf == "NONE");
        PrintSpeed(finder, plan, notes);
    }

    private static void PrintType(PiiEntityType type, List<Note> notes, List<List<PiiSpan>> found, bool showErrors)
    {
        var (marked, covered, coveredByAny, findings, right) = (0, 0, 0, 0, 0);
        for (var index = 0; index < notes.Count; index++)
        {
            var (note, spans) = (notes[index], found[index]);
            foreach (var span in note.Spans.Where(span => span.EntityType == type))
            {
                marked++;
                var isCovered = IsCovered(span, spans.Where(other => other.EntityType == type));
                covered += isCovered ? 1 : 0;
                coveredByAny += IsCovered(span, spans) ? 1 : 0;
                if (!isCovered && showErrors)
                    Show("MISSED", note.Text, span);
            }

            foreach (var span in spans.Where(span => span.EntityType == type))
            {
                findings++;
                var isRight = note.Spans.Any(other => other.EntityType == type && other.Overlaps(span));
                right += isRight ? 1 : 0;
                if (!isRight && showErrors)
                    Show("WRONG ", note.Text, span);
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{type.Name(),-20} recall {Share(covered, marked):0.000} ({covered}/{marked}; by any type {coveredByAny})  precision {Share(right, findings):0.000} ({right}/{findings})"));
    }

    private static void PrintTouched(List<Note> notes, List<List<PiiSpan>> found, bool show)
    {
        var empty = Enumerable.Range(0, notes.Count).Where(index => notes[index].Spans.Count == 0).ToList();
        var touched = empty.Where(index => found[index].Count > 0).ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"texts with nothing personal that were touched: {Share(touched.Count, empty.Count):0.000} ({touched.Count}/{empty.Count})"));
        foreach (var index in show ? touched : [])
        {
            foreach (var span in found[index])
                Show("WRONG " + span.EntityType.Name(), notes[index].Text, span);
        }
    }

    private static void PrintSpeed(PiiFinder finder, MaskingPlan plan, List<Note> notes)
    {
        var text = string.Join('\n', Enumerable.Repeat(string.Join('\n', notes.Select(note => note.Text)), 1));
        var pieces = text.Chunk(MaxPiece).Select(piece => new string(piece)).ToList();
        var bytes = Encoding.UTF8.GetByteCount(text);
        for (var round = 0; round < 5; round++)
            pieces.ForEach(piece => finder.Find(ScannedText.Scan(piece), plan, CancellationToken.None));

        var start = Stopwatch.GetTimestamp();
        const int Rounds = 10;
        for (var round = 0; round < Rounds; round++)
            pieces.ForEach(piece => finder.Find(ScannedText.Scan(piece), plan, CancellationToken.None));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds / Rounds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"speed on one core, pieces of {MaxPiece} characters: {bytes / seconds / 1e6:0.00} MB/s"));
    }

    private const int MaxPiece = 2_000;

    private static bool IsCovered(PiiSpan span, IEnumerable<PiiSpan> by) => by.Any(other => other.Start <= span.Start && other.End >= span.End);

    private static double Share(int part, int whole) => whole == 0 ? 1 : part / (double)whole;

    private static void Show(string what, string text, PiiSpan span)
    {
        var (from, to) = (Math.Max(0, span.Start - 40), Math.Min(text.Length, span.End + 25));
        Console.WriteLine($"  {what} …{text[from..span.Start]}«{text[span.Start..span.End]}»{text[span.End..to]}…".Replace('\n', '⏎'));
    }

    /// <summary>A text and what is personal in it, offsets in UTF-16 code units.</summary>
    private sealed record Note(string Text, List<PiiSpan> Spans)
    {
        public static Note Read(string line)
        {
            var root = JsonDocument.Parse(line).RootElement;
            var text = root.GetProperty("text").GetString()!;
            var offsets = new List<int>();
            for (var index = 0; index < text.Length; index += index + 1 < text.Length && char.IsSurrogatePair(text, index) ? 2 : 1)
                offsets.Add(index);
            offsets.Add(text.Length);

            var spans = new List<PiiSpan>();
            foreach (var span in root.GetProperty("spans").EnumerateArray())
            {
                if (!PiiEntityTypes.TryParse(span.GetProperty("type").GetString(), out var type))
                    throw new InvalidDataException("The notes have an entity type that the API has not.");
                spans.Add(new PiiSpan(type, offsets[span.GetProperty("start").GetInt32()], offsets[span.GetProperty("end").GetInt32()], 1f, "marked"));
            }

            return new Note(text, spans);
        }
    }
}
