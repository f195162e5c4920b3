using System.Text.Json;
using PensionsAi.Inference.Manifests;

namespace PensionsAi.Classification.Model.Sentences;

/// <summary>What the JSON files beside an encoder's network say of it, as its makers' tools write them. Each may be missing.</summary>
/// <param name="TokenizerClass">Kind of tokenizer, for example <c>BertTokenizer</c>; null when it is not said.</param>
/// <param name="LowersCase">Whether letters become lower case; null when it is not said.</param>
/// <param name="StripsAccents">Whether å becomes a; null when it is not said.</param>
/// <param name="MaxTokens">Most tokens of a text, those at its ends among them, 3 to <see cref="MostTokens"/>.</param>
internal sealed record EncoderSettings(string? TokenizerClass, bool? LowersCase, bool? StripsAccents, int MaxTokens)
{
    /// <summary>Most tokens that are looked at, about 150 words: what a text is about stands there, and the time of a run grows with the square.</summary>
    public const int MostTokens = 256;

    private const int FewestTokens = 3;

    // Networks of this family number their positions from 2.
    private const int RobertaOffset = 2;

    /// <summary>Reads what there is.</summary>
    /// <exception cref="ModelVerificationException">A file is not JSON, or says what cannot be.</exception>
    public static EncoderSettings Read(VerifiedModel model)
    {
        var tokenizer = Open(model, "tokenizer_config.json");
        var network = Open(model, "config.json");
        var sentences = Open(model, "sentence_bert_config.json");
        var isRoberta = Text(network, "model_type")?.EndsWith("roberta", StringComparison.Ordinal) == true;
        double[] limits =
        [
            MostTokens,
            Number(tokenizer, "model_max_length"),
            Number(sentences, "max_seq_length"),
            Number(network, "max_position_embeddings") - (isRoberta ? RobertaOffset : 0),
        ];
        return limits.Min() >= FewestTokens
            ? new EncoderSettings(Text(tokenizer, "tokenizer_class"), Flag(tokenizer, "do_lower_case"), Flag(tokenizer, "strip_accents"), (int)limits.Min())
            : throw new ModelVerificationException($"The model {model.Manifest.Name} says that it takes fewer than {FewestTokens} tokens.");
    }

    private static JsonElement Open(VerifiedModel model, string file)
    {
        if (model.Manifest.Files.All(one => one.Path != file))
            return default;
        try
        {
            return JsonElement.Parse(model.ReadFile(file)) is { ValueKind: JsonValueKind.Object } settings
                ? settings
                : throw new ModelVerificationException($"The file {file} of the model {model.Manifest.Name} is no JSON object.");
        }
        catch (JsonException)
        {
            throw new ModelVerificationException($"The file {file} of the model {model.Manifest.Name} is not JSON.");
        }
    }

    private static string? Text(JsonElement settings, string name) =>
        Find(settings, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static bool? Flag(JsonElement settings, string name) =>
        Find(settings, name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : null;

    // Some tools write 1e30 for "no limit".
    private static double Number(JsonElement settings, string name) =>
        Find(settings, name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : double.PositiveInfinity;

    private static JsonElement? Find(JsonElement settings, string name) =>
        settings.ValueKind is JsonValueKind.Object && settings.TryGetProperty(name, out var value) ? value : null;
}
