namespace PensionsAi.Masking.Recognizers;

/// <summary>Which words of a line begin with a capital; those wholly in capitals aside.</summary>
internal enum LineCapitals
{
    /// <summary>None, or most words in capitals only: its letters say nothing.</summary>
    SayNothing,

    /// <summary>Those that begin its sentences alone, as telephones write: names may be in small letters.</summary>
    SentenceStarts,

    /// <summary>Others too.</summary>
    Within,
}
