using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PensionsAi.Classification.Model.Sentences;
using PensionsAi.Inference.Manifests;
using PensionsAi.Inference.Metrics;
using PensionsAi.LookupEncoder;

namespace PensionsAi.Classification.Tests.Model.Sentences;

public sealed class SentenceEncoderTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    private static Dictionary<string, byte[]> Files =>
        TinyEncoder.Files(("[CLS]", [1, 0]), ("[SEP]", [0, 2]), ("ett", [3, 0]), ("två", [0, 1]), ("Hus", [5, -2]), ("åker", [0, 7]));

    public void Dispose() => _services.Dispose();

    [Fact]
    public void Encode_Text_IsTheMeanOfItsTokensAtLengthOne()
    {
        using var encoder = Load(Files);

        // [CLS] (1, 0) + ett (3, 0) + två (0, 1) + [SEP] (0, 2) is (4, 3).
        Assert.Equal([0.8f, 0.6f], Encode(encoder, "ett två"));
        Assert.Equal([1 / MathF.Sqrt(5), 2 / MathF.Sqrt(5)], Encode(encoder, string.Empty));
    }

    [Fact]
    public void Encode_ManyTextsOfAllLengths_AreWhatEachIsAlone()
    {
        using var encoder = Load(Files);
        string[] texts = [.. Enumerable.Range(0, 70).Select(number => string.Join(' ', Enumerable.Repeat(number % 3 == 0 ? "ett" : "ett två okänt", number % 23)))];

        var together = encoder.Encode(texts, threads: 2, TestContext.Current.CancellationToken);

        Assert.All(texts.Zip(together), pair => Assert.Equal(Encode(encoder, pair.First), pair.Second));
    }

    [Fact]
    public void Encode_LongText_LosesItsEnd()
    {
        using var encoder = Load(Files);
        var told = Repeat("ett", 254);

        Assert.NotEqual(Encode(encoder, Repeat("ett", 253) + " två"), Encode(encoder, told));
        Assert.Equal(Encode(encoder, told), Encode(encoder, told + " " + Repeat("två", 5_000)));
        Assert.Equal(Encode(encoder, told), Encode(encoder, told + " " + Repeat("två", 30_000)));
    }

    [Theory]
    [InlineData("tokenizer_config.json", """{"model_max_length": 6}""")]
    [InlineData("sentence_bert_config.json", """{"max_seq_length": 6, "do_lower_case": false}""")]
    [InlineData("config.json", """{"model_type": "bert", "max_position_embeddings": 6}""")]
    [InlineData("config.json", """{"model_type": "xlm-roberta", "max_position_embeddings": 8}""")]
    public void Encode_NetworkOfFewPositions_ReadsNoMoreThanThose(string file, string settings)
    {
        using var encoder = Load(With(Files, file, settings));
        Assert.Equal(Encode(encoder, "ett ett ett ett"), Encode(encoder, "ett ett ett ett två två två två"));
    }

    [Theory]
    [InlineData(null, "Hus", true)]
    [InlineData(null, "åker", true)]
    [InlineData("""{"do_lower_case": false, "model_max_length": 1000000000000000019884624838656}""", "Hus", true)]
    [InlineData("""{"do_lower_case": true, "strip_accents": false}""", "ÅKER", true)]
    [InlineData("""{"do_lower_case": true, "strip_accents": false}""", "Hus", false)]
    [InlineData("""{"do_lower_case": true}""", "Åker", true)]
    [InlineData("""{"do_lower_case": true, "strip_accents": true}""", "åker", false)]
    public void Encode_Word_IsReadAsTheTokenizersSettingsSay(string? settings, string word, bool isKnown)
    {
        using var encoder = Load(settings is null ? Files : With(Files, "tokenizer_config.json", settings));
        Assert.Equal(isKnown, !Encode(encoder, word).SequenceEqual(Encode(encoder, "qqq")));
    }

    [Fact]
    public void Encode_VocabularyWithoutCapitalsOrSwedishLetters_IsReadInSmallLettersWithoutMarks()
    {
        using var encoder = Load(TinyEncoder.Files(("aker", [1, 0]), ("hus", [0, 1])));
        Assert.Equal([1, 0], Encode(encoder, "ÅKER"));
    }

    [Fact]
    public void Encode_PiecesOfRoberta_HaveTheNetworksNumbers()
    {
        // <s>, <pad>, </s>, <unk>, hus, båt.
        using var encoder = Load(With(
            new() { ["model.onnx"] = LookupNetwork.States([[0, 0], [9, 9], [0, 0], [-3, 1], [1, 0], [0, 1]], ["input_ids", "attention_mask"]) },
            "sentencepiece.bpe.model",
            Pieces("<unk>", "<s>", "</s>", "▁hus", "▁båt")));
        Assert.Equal([1, 0], Encode(encoder, "hus hus"));
        Assert.Equal([0, 1], Encode(encoder, "båt"));
    }

    [Fact]
    public void Encode_PiecesOfT5_EndWithAMark()
    {
        using var encoder = Load(With(
            new() { ["model.onnx"] = LookupNetwork.States([[9, 9], [3, 0], [0, 0], [1, 0], [0, 4]]) },
            "spiece.model",
            Pieces("<pad>", "</s>", "<unk>", "▁hus", "▁båt")));
        Assert.Equal([0.6f, 0.8f], Encode(encoder, "båt"));
    }

    [Fact]
    public void Encode_PiecesOfAlbert_HaveAMarkAtBothEnds()
    {
        using var encoder = Load(With(
            new() { ["model.onnx"] = LookupNetwork.States([[9, 9], [0, 0], [1, 0], [2, 0], [9, 9], [1, 0], [0, 4]]) },
            "spiece.model",
            Pieces("<pad>", "<unk>", "[CLS]", "[SEP]", "[MASK]", "▁hus", "▁båt")));
        Assert.Equal([0.6f, 0.8f], Encode(encoder, "båt"));
    }

    [Fact]
    public void Encode_PooledNetwork_IsTakenAsItIs()
    {
        using var encoder = Load(new(Files) { ["model.onnx"] = LookupNetwork.Pooled([[0, 0], [0, 0], [1, 0], [0, 2], [0, 0], [3, 0], [0, 1], [0, 0], [0, 0]]) });
        Assert.Equal([0.8f, 0.6f], Encode(encoder, "ett två"));
    }

    [Fact]
    public void Load_WhatCannotBeUsed_IsRefusedByName()
    {
        Refused("is not the one in its manifest", () =>
        {
            var store = TinyEncoder.Install(Files);
            File.AppendAllText(Path.Combine(store, EncoderFolder.Name, "vocab.txt"), "tre\n");
            new ModelStore(store).Open(EncoderFolder.Name);
        });
        Refused("model.onnx of the model sentence-encoder cannot be used", () => Load(new(Files) { ["model.onnx"] = [1, 2, 3] }));
        Refused("takes pixels", () => Load(new(Files) { ["model.onnx"] = LookupNetwork.States([[1, 0]], ["pixels"]) }));
        // The vocabulary has more words than the table has rows.
        Refused("model.onnx of the model sentence-encoder cannot be used", () => Load(new(Files) { ["model.onnx"] = LookupNetwork.States([.. Enumerable.Repeat<float[]>([1, 0], 8)]) }));
        Refused("what is not a number", () => Load(TinyEncoder.Files(("[CLS]", [float.NaN]))));
        Refused("no .onnx file", () => Load(new() { ["vocab.txt"] = Files["vocab.txt"] }));
        Refused("names no tokenizer", () => Load(new() { ["model.onnx"] = Files["model.onnx"] }));
        Refused("vocab.txt of the model sentence-encoder is not a tokenizer", () => Load(new(Files) { ["vocab.txt"] = "ett\n"u8.ToArray() }));
        Refused("It has no piece <pad>", () => Load(With(new() { ["model.onnx"] = Files["model.onnx"] }, "spiece.model", Pieces("<unk>", "</s>"))));
        Refused("CamembertTokenizer", () => Load(With(Files, "tokenizer_config.json", """{"tokenizer_class": "CamembertTokenizer"}""")));
        Refused("tokenizer_config.json of the model sentence-encoder is not JSON", () => Load(With(Files, "tokenizer_config.json", "{")));
        Refused("fewer than", () => Load(With(Files, "tokenizer_config.json", """{"model_max_length": 2}""")));
    }

    [Fact]
    public void Identity_OtherTokenizer_IsAnother()
    {
        var (one, same) = (EncoderIdentity.Of(TinyEncoder.Open(Files).Manifest), EncoderIdentity.Of(TinyEncoder.Open(Files).Manifest));
        var other = EncoderIdentity.Of(TinyEncoder.Open(With(Files, "tokenizer_config.json", """{"do_lower_case": true}""")).Manifest);

        Assert.True(one.IsSameAs(same with { Name = "renamed" }));
        Assert.False(one.IsSameAs(other));
        Assert.False(one.IsSameAs(null));
    }

    private static Dictionary<string, byte[]> With(Dictionary<string, byte[]> files, string file, string content) => With(files, file, Encoding.UTF8.GetBytes(content));

    private static Dictionary<string, byte[]> With(Dictionary<string, byte[]> files, string file, byte[] content) => new(files) { [file] = content };

    // sentencepiece_model.proto: ModelProto 1 pieces (1 piece, 2 score, 3 type), 2 trainer_spec (3 model_type, 40 unk_id, 41 bos_id, 42 eos_id,
    // 43 pad_id), 3 normalizer_spec (1 name, 3 add_dummy_prefix, 4 remove_extra_whitespaces, 5 escape_whitespaces).
    private static byte[] Pieces(params string[] pieces)
    {
        var model = new ProtoMessage();
        foreach (var piece in pieces)
            model.Message(1, new ProtoMessage().Text(1, piece).Fixed32(2, -1).Number(3, piece == "<unk>" ? 2 : piece[0] is '<' or '[' ? 3 : 1));
        return model
            .Message(2, new ProtoMessage().Number(3, 1).Number(40, Id("<unk>")).Number(41, Id("<s>")).Number(42, Id("</s>")).Number(43, Id("<pad>")))
            .Message(3, new ProtoMessage().Text(1, "identity").Number(3, 1).Number(4, 1).Number(5, 1))
            .ToArray();

        int Id(string piece) => Array.IndexOf(pieces, piece);
    }

    private static void Refused(string reason, Action load) =>
        Assert.Contains(reason, Assert.Throws<ModelVerificationException>(load).Message, StringComparison.Ordinal);

    private static string Repeat(string word, int times) => string.Join(' ', Enumerable.Repeat(word, times));

    private static float[] Encode(SentenceEncoder encoder, string text) => encoder.Encode([text], threads: 1, TestContext.Current.CancellationToken)[0];

    private SentenceEncoder Load(Dictionary<string, byte[]> files) =>
        SentenceEncoder.Load(TinyEncoder.Open(files), new InferenceMetrics(_services.GetRequiredService<IMeterFactory>()));
}
