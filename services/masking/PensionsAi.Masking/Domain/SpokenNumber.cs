namespace PensionsAi.Masking.Domain;

/// <summary>A number said in one word, as transcripts of calls have it, or written in digits beside such words.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">The code unit after the last.</param>
/// <param name="Digits">Its digits: "femtiofem" is 55, "nittonhundratrettionio" 1939, "noll" 0.</param>
/// <param name="IsOrdinal">Whether it is an ordinal: "tredje".</param>
/// <param name="IsJoined">Whether the next one follows at once, or past "streck", "plus" or the like: both may be one number.</param>
internal readonly record struct SpokenNumber(int Start, int End, string Digits, bool IsOrdinal, bool IsJoined);
