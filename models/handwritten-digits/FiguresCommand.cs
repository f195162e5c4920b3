using PensionsAi.FormReading.ReadForm;

namespace PensionsAi.Models.HandwrittenDigits;

/// <summary>Measures the model on digits and on numbers put together from them, source by source.</summary>
internal static class FiguresCommand
{
    private const int Seed = 7;
    private const double MiswrittenShare = 0.01;
    private const double TightError = 0.001;
    private const double LooseError = 0.005;
    private static readonly double[] PlainThresholds = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7];

    /// <summary>Prints the tables of the model card.</summary>
    /// <param name="sources">Where the digits come from.</param>
    /// <param name="numbers">The numbers that are written.</param>
    /// <param name="count">How many numbers of each source.</param>
    public static void Run(DigitSources sources, IReadOnlyList<string> numbers, int count)
    {
        var strings = sources.OrandStrings();
        var orand = sources.Orand(strings);
        var validation = sources.Validation();
        ScoredDigits[] all = [validation, sources.MnistTest(), sources.Usps(), sources.Optdigits(), orand];

        Console.WriteLine("| digits | number | right |\n|---|---|---|");
        foreach (var source in all)
            Console.WriteLine($"| {source.Source} | {source.Labels.Count} | {source.Accuracy:P2} |");
        Console.WriteLine($"| ORAND-CAR-A, whole strings, boxes given | {strings.Count} | {StringAccuracy(strings, orand):P2} |");

        var faultless = all.ToDictionary(source => source, source => Trials(source, numbers, count, miswrittenShare: 0));
        PrintPlainThresholds(Trials(validation, numbers, count, miswrittenShare: 1), faultless[validation]);

        // Set on the validation writers alone; what follows only applies it.
        var miswritten = all.ToDictionary(source => source, source => Trials(source, numbers, count, MiswrittenShare));
        var fixedBeforehand = Curve(miswritten[validation]).Threshold(TightError);
        Console.WriteLine($"\nThreshold for at most {TightError:P1} wrong, set on the validation writers with {MiswrittenShare:P0} miswritten: {fixedBeforehand:F6}.");
        Console.WriteLine(
            "\n| numbers of | plain reading right | valid number right | coverage at 0.1 % wrong | with 1 % miswritten | at 0.5 % wrong, 1 % miswritten "
            + "| threshold fixed beforehand: coverage, wrong | policy: coverage, wrong |\n|---|---|---|---|---|---|---|---|");
        foreach (var source in all)
            PrintNumbers(source.Source, faultless[source], miswritten[source], fixedBeforehand);
    }

    /// <summary>What would pass from which confidence without the rules on. Those who set the policy's threshold choose from this.</summary>
    private static void PrintPlainThresholds(IReadOnlyList<NumberTrial> miswritten, IReadOnlyList<NumberTrial> others)
    {
        var rules = new FormReadingOptions().AcceptanceThreshold;
        Console.WriteLine("\n| plain threshold, validation writers | miswritten numbers that pass | others that pass |\n|---|---|---|");
        foreach (var threshold in PlainThresholds)
            Console.WriteLine($"| {threshold:F1} | {Passing(miswritten, threshold):P2} | {Passing(others, threshold):P1} |");

        double Passing(IReadOnlyList<NumberTrial> trials, double threshold) =>
            trials.Average(trial => trial.Confidence >= rules && trial.PlainConfidence >= threshold ? 1.0 : 0);
    }

    private static void PrintNumbers(
        string source, IReadOnlyList<NumberTrial> faultless, IReadOnlyList<NumberTrial> miswritten, double fixedBeforehand)
    {
        var (withoutMistakes, withMistakes) = (Curve(faultless), Curve(miswritten));
        var beforehand = withMistakes.At(fixedBeforehand);
        var accepted = miswritten.Where(trial => trial.IsAccepted).ToList();
        var wrong = accepted.Count(trial => trial.IsWrong);
        Console.WriteLine(
            $"| {source} | {faultless.Average(trial => trial.IsPlainRight ? 1.0 : 0):P2} | {faultless.Average(trial => trial.IsValidRight ? 1.0 : 0):P2} "
            + $"| {Coverage(withoutMistakes, TightError):P1} | {Coverage(withMistakes, TightError):P1} | {Coverage(withMistakes, LooseError):P1} "
            + $"| {beforehand.Coverage:P1}, {beforehand.Wrong} ({beforehand.Error:P2}) | {(double)accepted.Count / miswritten.Count:P1}, {wrong} |");
    }

    private static double Coverage(AcceptanceCurve curve, double error) => curve.At(curve.Threshold(error)).Coverage;

    private static AcceptanceCurve Curve(IEnumerable<NumberTrial> trials) => new(trials.Select(trial => (trial.Confidence, trial.IsWrong)));

    private static IReadOnlyList<NumberTrial> Trials(ScoredDigits source, IReadOnlyList<string> numbers, int count, double miswrittenShare) =>
        NumberTrial.Run(source, numbers, count, miswrittenShare, AcceptanceThresholds.Of(new FormReadingOptions()), Seed);

    private static double StringAccuracy(IReadOnlyList<OrandString> strings, ScoredDigits digits)
    {
        var (right, first) = (0, 0);
        foreach (var row in strings)
        {
            right += Enumerable.Range(first, row.Labels.Count).All(index => digits.Scores[index].Best == digits.Labels[index]) ? 1 : 0;
            first += row.Labels.Count;
        }

        return (double)right / strings.Count;
    }
}
