using System.Text;
using PensionsAi.LookupEncoder;

namespace PensionsAi.Models.PensionFreetext.WordVectors;

/// <summary>
/// Makes a sentence encoder of word vectors, as an operator would install one: a vocabulary of word pieces and a network that gives each piece
/// its vector, so that a text's vector is the mean of its words'. Rare words weigh more: ln(all words / occurrences).
/// </summary>
internal static class WordVectorEncoder
{
    // A shorter ending of an unknown word is rather an inflection than the head of a compound.
    private const int LeastEnding = 4;

    private static readonly string[] Marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    /// <summary>Writes the encoder.</summary>
    /// <param name="vectors">The word vectors.</param>
    /// <param name="store">Folder in which its own is made.</param>
    public static void Write(WordVectorFile vectors, string store)
    {
        var pieces = Pieces(vectors);
        EncoderFolder.Write(
            store,
            new Dictionary<string, byte[]>
            {
                ["model.onnx"] = LookupNetwork.States([.. pieces.Values], ["input_ids"]),
                ["vocab.txt"] = Encoding.UTF8.GetBytes(string.Concat(pieces.Keys.Select(piece => piece + "\n"))),
            },
            "Word vectors, for measuring only",
            "none stated");
    }

    // Of a word that is not in the list, the pieces are its longest known beginning and, again longest first, known endings. Single letters
    // without a vector stand for what is left, or the whole word would be unknown.
    private static OrderedDictionary<string, float[]> Pieces(WordVectorFile vectors)
    {
        var nothing = new float[vectors.Vectors[0].Length];
        var pieces = new OrderedDictionary<string, float[]>(StringComparer.Ordinal);
        foreach (var mark in Marks)
            pieces.Add(mark, nothing);
        double total = vectors.Counts.Sum();
        for (var i = 0; i < vectors.Words.Length; i++)
        {
            var word = vectors.Words[i];
            var weight = (float)Math.Log(total / vectors.Counts[i]);
            float[] vector = [.. vectors.Vectors[i].Select(value => value * weight)];
            pieces.TryAdd(word, vector);
            if (word.Length >= LeastEnding && word.All(char.IsLetter))
                pieces.TryAdd("##" + word, vector);
        }

        // The list has one number, 0, for all.
        var number = pieces.GetValueOrDefault("0", nothing);
        foreach (var character in vectors.Words.SelectMany(word => word).Concat("0123456789").Distinct().Order())
        {
            pieces.TryAdd(character.ToString(), char.IsDigit(character) ? number : nothing);
            pieces.TryAdd("##" + character, nothing);
        }

        return pieces;
    }
}
