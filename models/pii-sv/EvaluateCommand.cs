using System.Diagnostics;
using PensionsAi.Masking.Model;
using PensionsAi.Masking.Recognizers;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Models.PiiSv;

/// <summary>Trains on a part and measures on the rest: the figures of the model card.</summary>
internal static class EvaluateCommand
{
    private const int TalbankenFolds = 5;

    /// <summary>Prints the figures of names, exact spans.</summary>
    /// <param name="data">The folder of the data.</param>
    /// <param name="folder">The folder of the model, for the table.</param>
    /// <param name="parts">"ner", "talbanken"; with "+" at the end the mistakes are shown.</param>
    public static void Run(string data, string folder, IReadOnlyCollection<string> parts)
    {
        var table = ReadTable(folder);
        var corpora = new Corpora(data);
        var training = Training(table, data);
        if (parts.FirstOrDefault(part => part.StartsWith("ner", StringComparison.Ordinal)) is { } ner)
            EvaluateNer(table, corpora, training, ner.EndsWith('+'));
        if (parts.FirstOrDefault(part => part.StartsWith("talbanken", StringComparison.Ordinal)) is { } talbanken)
            EvaluateTalbanken(table, corpora, training, talbanken.EndsWith('+'));
        if (parts.Contains("notes"))
            Measurement.RunFolds(corpora, table, training, parts);
    }

    private static NameTraining Training(NameTable table, string data)
    {
        var source = new NameSource(data, table);
        return new NameTraining(table, new Augmentation(table, source), new EverydayTexts(source), new TrainerSettings());
    }

    /// <summary>Trains on all texts and writes <c>person-names.bin</c>, and <c>manifest.json</c> anew.</summary>
    public static void Train(string data, string folder)
    {
        var table = ReadTable(folder);
        var corpora = new Corpora(data);
        var training = Training(table, data);
        var file = training.Train(corpora.SwedishNer().Concat(corpora.Talbanken("train")).Concat(corpora.Talbanken("dev")), corpora.Notes());
        File.WriteAllBytes(Path.Combine(folder, PiiModel.WeightsFile), file);
        ModelFolder.WriteManifest(folder);
        Console.WriteLine($"{PiiModel.WeightsFile}: {file.Length} bytes");
    }

    /// <summary>The committed table.</summary>
    public static NameTable ReadTable(string folder)
    {
        // Not verified: the manifest is written when both files are there.
        return NameTable.Load(File.ReadAllBytes(Path.Combine(folder, PiiModel.NamesFile)), new ModelVersion(PiiModel.ModelName, "0.0.0", ""));
    }

    private static void EvaluateNer(NameTable table, Corpora corpora, NameTraining training, bool show)
    {
        var all = corpora.SwedishNer();
        var cut = (int)(all.Count * 0.85);
        var held = all[cut..];
        var start = Stopwatch.GetTimestamp();
        var file = training.Train(all[..cut].Concat(corpora.Talbanken("train")), corpora.Notes());
        Console.WriteLine($"trained in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s, {file.Length} bytes");
        var recognizer = new PersonNameRecognizer(table, NameModel.Load(file));
        Print($"swedish-ner-corpus, last {held.Count} of {all.Count} sentences", recognizer, held, show);
        Print("the same in small letters", recognizer, held.Select(Augmentation.Lower), show);
        Print("the same with capitals at sentence starts alone", recognizer, held.Select(Augmentation.SentenceStarts), show);
        Print("the same in capitals", recognizer, held.Select(Augmentation.Upper), show: false);
    }

    // Two kinds of folds: every fifth sentence, and whole documents, in runs of about as many sentences.
    private static void EvaluateTalbanken(NameTable table, Corpora corpora, NameTraining training, bool show)
    {
        var documents = corpora.TalbankenDocuments("train");
        var sentences = documents.SelectMany(document => document).ToList();
        var bySentence = sentences.Select((sentence, index) => (sentence, Fold: index % TalbankenFolds));
        EvaluateTalbanken(table, corpora, training, "every fifth sentence", [.. bySentence], show);
        var begun = 0;
        var byDocument = documents.SelectMany(document =>
        {
            var fold = begun * TalbankenFolds / sentences.Count;
            begun += document.Count;
            return document.Select(sentence => (sentence, Fold: fold));
        });
        EvaluateTalbanken(table, corpora, training, "whole documents", [.. byDocument], show);
    }

    private static void EvaluateTalbanken(
        NameTable table, Corpora corpora, NameTraining training, string kind, List<(LabelledText Sentence, int Fold)> all, bool show)
    {
        var (sum, lower, starts) = (new NameEvaluation(), new NameEvaluation(), new NameEvaluation());
        for (var fold = 0; fold < TalbankenFolds; fold++)
        {
            var held = all.Where(one => one.Fold == fold).Select(one => one.Sentence).ToList();
            // The development part is other documents: it is learned in every fold.
            var kept = all.Where(one => one.Fold != fold).Select(one => one.Sentence).Concat(corpora.Talbanken("dev"));
            var recognizer = new PersonNameRecognizer(table, NameModel.Load(training.Train(corpora.SwedishNer().Concat(kept), corpora.Notes())));
            sum.Add(recognizer, held, show ? Console.WriteLine : null);
            lower.Add(recognizer, held.Select(Augmentation.Lower));
            starts.Add(recognizer, held.Select(Augmentation.SentenceStarts));
        }

        Console.WriteLine($"Talbanken train, {TalbankenFolds} folds, {kind}: {sum}");
        Console.WriteLine($"the same in small letters: {lower}");
        Console.WriteLine($"the same with capitals at sentence starts alone: {starts}");
    }

    private static void Print(string what, PersonNameRecognizer recognizer, IEnumerable<LabelledText> texts, bool show)
    {
        var evaluation = new NameEvaluation();
        evaluation.Add(recognizer, texts, show ? Console.WriteLine : null);
        Console.WriteLine($"{what}: {evaluation}");
    }
}
