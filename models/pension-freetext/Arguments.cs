using System.Globalization;

namespace PensionsAi.Models.PensionFreetext;

/// <summary>What the program was asked to do.</summary>
/// <param name="Command"><c>train</c> or <c>evaluate</c>.</param>
/// <param name="Folder">Where a model is written; <c>train</c> makes the folder <c>pension-freetext</c> in it.</param>
/// <param name="Split">Share of the texts that is held out, above 0 to 0.5; null to train on all.</param>
/// <param name="Seed">Seed of splits.</param>
/// <param name="Vectors">Folder of word vectors that <c>evaluate</c> measures too; null when there are none.</param>
internal sealed record Arguments(string Command, string Folder, double? Split, int Seed, string? Vectors)
{
    public const string Usage =
        """
        Usage: PensionsAi.Models.PensionFreetext train --out FOLDER [--split SHARE] [--seed N]
                   trains on all texts, or on all but SHARE of them, and writes FOLDER/pension-freetext;
                   with --split also the texts held out, as held-out.jsonl
               PensionsAi.Models.PensionFreetext evaluate [--seed N] [--vectors FOLDER]
                   prints the figures of a 20 % split and of 5-fold cross-validation, and a table over the
                   other sets of the data's folder text/ against ML.NET's default featurizer;
                   with --vectors also with a sentence encoder that is made of the word vectors of FOLDER
                   (vocab.tsv, vectors-int8.npy, scales-f32.npy) for the time of the run
        PENSIONSAI_DATA names the folder of the data. The default seed is 1.
        """;

    /// <summary>The arguments; null when they are not understood.</summary>
    public static Arguments? Parse(IReadOnlyList<string> args)
    {
        if (args.Count % 2 == 0 || args[0] is not ("train" or "evaluate"))
            return null;
        string? folder = null;
        double? split = null;
        string? vectors = null;
        var seed = 1;
        for (var i = 1; i < args.Count; i += 2)
        {
            var understood = args[i] switch
            {
                "--out" => (folder = args[i + 1]) is not null,
                "--split" => (split = Share(args[i + 1])) is not null,
                "--vectors" => Directory.Exists(vectors = args[i + 1]),
                "--seed" => int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out seed),
                _ => false,
            };
            if (!understood)
                return null;
        }

        return args[0] == "train" && folder is null ? null : new Arguments(args[0], folder ?? string.Empty, split, seed, vectors);
    }

    private static double? Share(string text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var share) && share is > 0 and <= 0.5 ? share : null;
}
