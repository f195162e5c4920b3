using System.Text;
using PensionsAi.Inference.Manifests;
using PensionsAi.LookupEncoder;

namespace PensionsAi.Classification.Tests.Model.Sentences;

/// <summary>Installs encoders that a program made: a few words, each with a vector that is told.</summary>
internal static class TinyEncoder
{
    /// <summary>The files of an encoder with word pieces, which knows these words and gives all others a vector of 0.</summary>
    public static Dictionary<string, byte[]> Files(params (string Word, float[] Vector)[] words)
    {
        var width = words[0].Vector.Length;
        (string Word, float[] Vector)[] marks =
            [("[PAD]", [.. Enumerable.Repeat(100f, width)]), ("[UNK]", new float[width]), ("[CLS]", new float[width]), ("[SEP]", new float[width]), ("[MASK]", new float[width])];
        // A word that is told again goes before its mark.
        var all = marks.Select(mark => words.FirstOrDefault(word => word.Word == mark.Word) is { Word: not null } told ? told : mark)
            .Concat(words.Where(word => !word.Word.StartsWith('['))).ToArray();
        return new Dictionary<string, byte[]>
        {
            ["model.onnx"] = LookupNetwork.States([.. all.Select(word => word.Vector)]),
            ["vocab.txt"] = Encoding.UTF8.GetBytes(string.Concat(all.Select(word => word.Word + "\n"))),
        };
    }

    /// <summary>Puts an encoder into a folder of its own, which becomes the store of models.</summary>
    public static string Install(Dictionary<string, byte[]> files)
    {
        var store = Directory.CreateTempSubdirectory("encoder-tests-").FullName;
        EncoderFolder.Write(store, files, "made by the test", "own");
        return store;
    }

    public static VerifiedModel Open(Dictionary<string, byte[]> files) => new ModelStore(Install(files)).Open(EncoderFolder.Name);
}
