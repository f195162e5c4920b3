namespace PensionsAi.Transcription.Model.Decoding;

/// <summary>The ids of the tokens that are no text. They follow the text's, with one for each language among them.</summary>
internal sealed record SpecialTokens
{
    /// <summary>Times of 0 to 30 s in steps of 0.02 s.</summary>
    private const int Times = 1_501;

    private const int FirstLanguage = 50_259;

    /// <summary>The languages that callers may have, by their place among the model's.</summary>
    private static readonly Dictionary<string, int> Places = new() { ["en"] = 0, ["sv"] = 14 };

    /// <summary>Those of a model.</summary>
    /// <param name="vocabularySize">Tokens of all kinds.</param>
    public SpecialTokens(int vocabularySize)
    {
        FirstTime = vocabularySize - Times;
        NoTimes = FirstTime - 1;
        NoSpeech = FirstTime - 2;
        Previous = FirstTime - 3;
        Transcribe = FirstTime - 5;
        Languages = Places.ToDictionary(place => place.Key, place => FirstLanguage + place.Value);
    }

    /// <summary>The end of the text, and the first token that is no text.</summary>
    public int End { get; } = 50_257;

    /// <summary>The start of a transcript.</summary>
    public int Start { get; } = 50_258;

    /// <summary>The languages by their codes.</summary>
    public IReadOnlyDictionary<string, int> Languages { get; }

    /// <summary>The task: text in the language spoken.</summary>
    public int Transcribe { get; }

    /// <summary>Text from before the window follows.</summary>
    public int Previous { get; }

    /// <summary>No speech was heard.</summary>
    public int NoSpeech { get; }

    /// <summary>No times are wanted.</summary>
    public int NoTimes { get; }

    /// <summary>The time 0.00 s.</summary>
    public int FirstTime { get; }
}
