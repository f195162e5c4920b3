namespace PensionsAi.Classification.Contracts;

/// <summary>How an answer says nothing.</summary>
public enum EmptyAnswerKind
{
    /// <summary>Nothing, or signs and digits alone.</summary>
    Blank,

    /// <summary>That there is no answer: "vet ej", "inga synpunkter".</summary>
    NoAnswer,

    /// <summary>A greeting or thanks alone: "hej", "tack så mycket".</summary>
    Greeting,

    /// <summary>Yes, no or agreement alone: "ja", "ok", "se ovan".</summary>
    Acknowledgement,

    /// <summary>Keys struck at random: "asdf", "xxx".</summary>
    Noise,
}
