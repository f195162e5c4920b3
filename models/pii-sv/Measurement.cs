using System.Diagnostics;
using System.Globalization;
using System.Text;
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
    private const int Folds = 10;

    /// <summary>Prints the figures of the committed model, which was trained on these texts too, and its speed.</summary>
    public static void Run(string data, string folder, IReadOnlyCollection<string> errorsOf)
    {
        var verified = new ModelStore(Path.GetDirectoryName(Path.GetFullPath(folder.TrimEnd('/')))).Open(PiiModel.ModelName);
        var model = PiiModel.Load(verified);
        using var search = new Search(model.Names, model.Weights);
        var notes = new Corpora(data).NoteLines().ToList();
        Print(notes, notes.ConvertAll(search.Find), errorsOf);
        PrintSpeed(search, notes);
    }

    /// <summary>Prints the figures by cross-validation: each tenth of the notes is searched with a model of names that was trained without it.</summary>
    public static void RunFolds(Corpora corpora, NameTable table, NameTraining training, IReadOnlyCollection<string> errorsOf)
    {
        var notes = corpora.NoteLines().ToList();
        var names = corpora.Notes();
        var sentences = corpora.SwedishNer().Concat(corpora.Talbanken("train")).Concat(corpora.Talbanken("dev")).ToList();
        var found = new List<PiiSpan>[notes.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            // The file is shuffled: every tenth text is as good as a random tenth.
            using var search = new Search(table, NameModel.Load(training.Train(sentences, names.Where((_, index) => index % Folds != fold))));
            for (var index = fold; index < notes.Count; index += Folds)
                found[index] = search.Find(notes[index]);
        }

        Print(notes, [.. found], errorsOf);
    }

    private static void Print(List<Note> notes, List<List<PiiSpan>> found, IReadOnlyCollection<string> errorsOf)
    {
        foreach (var type in notes.SelectMany(note => note.Spans).Select(span => span.EntityType).Distinct().Order())
            PrintType(type, notes, found, errorsOf.Contains(type.Name()));
        var marked = notes.SelectMany((note, index) => note.Spans.Select(span => (Span: span, Found: found[index]))).ToList();
        var covered = marked.Count(pair => IsCovered(pair.Span, pair.Found));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"any type by any type: recall {Share(covered, marked.Count):0.000} ({covered}/{marked.Count})"));
        PrintTouched(notes, found, errorsOf.Contains("NONE"));
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

    private static void PrintSpeed(Search search, List<Note> notes)
    {
        const int Rounds = 10;
        var text = string.Join('\n', notes.Select(note => note.Text));
        var pieces = text.Chunk(MaxPiece).Select(piece => new Note(new string(piece), [])).ToList();
        var bytes = Encoding.UTF8.GetByteCount(text);
        for (var round = 0; round < Rounds / 2; round++)
            pieces.ForEach(piece => search.Find(piece));

        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < Rounds; round++)
            pieces.ForEach(piece => search.Find(piece));
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

    /// <summary>All recognizers over one model.</summary>
    private sealed class Search : IDisposable
    {
        private readonly ServiceProvider _services;
        private readonly PiiFinder _finder;
        private readonly MaskingPlan _plan;

        public Search(NameTable names, NameModel weights)
        {
            _services = new ServiceCollection()
                .AddSingleton(TimeProvider.System)
                .AddSingleton(names)
                .AddSingleton(weights)
                .AddRecognizers()
                .AddSingleton<PiiFinder>()
                .BuildServiceProvider();
            _finder = _services.GetRequiredService<PiiFinder>();
            _plan = MaskTextCheck.Check(new Masking.Contracts.MaskText([new("1", "-")]), _finder.EntityTypes).Value!;
        }

        public List<PiiSpan> Find(Note note) => _finder.Find(ScannedText.Scan(note.Text), _plan, CancellationToken.None);

        public void Dispose() => _services.Dispose();
    }
}
