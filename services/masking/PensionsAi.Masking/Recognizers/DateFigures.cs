using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Dates in figures: 1943-08-12, 48-03-05, 1952 02 13, 25.01.1961, 22/7-63, 4/9 1979, 31/12-53, 06/15/1958; 500930 and 19500930 in one.
/// </summary>
internal static class DateFigures
{
    /// <summary>The end of a date that begins with a group of digits; null when none does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">The group.</param>
    public static int? Read(ScannedText text, int first)
    {
        var group = text.Digits[first];
        if (text.IsGlue(group.Start - 1) || (first > 0 && text.Digits[first - 1].Gap is GapKind.Dot or GapKind.Slash or GapKind.Comma && text.Digits[first - 1].Length < 4 && text.Digits[first - 1].End == group.Start - 1))
            return null;
        // "1952年3月4日".
        if (group.Length == 4 && group.End < text.Text.Length && text.Text[group.End] == '年')
            return first + 2 < text.Digits.Count && text.Digits[first + 2].End < text.Text.Length && text.Text[text.Digits[first + 2].End] == '日'
                && text.Digits[first + 2].End - group.End <= 6
                ? text.Digits[first + 2].End + 1
                : null;
        if (group.Length is 6 or 8)
            return !text.IsGlue(group.End) && DateNumbers.IsWholeDate(text[group]) && group.Gap is not (GapKind.Dash or GapKind.Plus) ? group.End : null;
        if (first + 2 >= text.Digits.Count || group.Gap == GapKind.None)
            return IsDayAndMonth(text, first) ? text.Digits[first + 1].End : null;

        var (second, third) = (text.Digits[first + 1], text.Digits[first + 2]);
        if (second.Length > 2 || text.IsGlue(third.End))
            return null;
        var (a, b) = (DateNumbers.Of(text, group), DateNumbers.Of(text, second));
        if (group.Length == 4)
            return third.Length <= 2 && IsGap(group.Gap) && group.Gap == second.Gap && DateNumbers.IsYear(a) && DateNumbers.IsMonth(b) && DateNumbers.IsDay(DateNumbers.Of(text, third)) ? third.End : null;
        if (group.Length > 2 || !IsGap(second.Gap) || group.Gap is not (GapKind.Dash or GapKind.Dot or GapKind.Slash))
            return null;
        // "22/7-63" is a date, "9.15–11.30" two times of day.
        if (group.Gap != second.Gap && group.Gap != GapKind.Slash)
            return null;
        // "48-03-05": the year first, as in a personnummer.
        if (a > 31 && group.Length == 2 && third.Length == 2 && group.Gap == GapKind.Dash && second.Gap == GapKind.Dash && DateNumbers.IsMonth(b) && DateNumbers.IsDay(DateNumbers.Of(text, third)))
            return third.End;
        var isDayMonth = (DateNumbers.IsDay(a) && DateNumbers.IsMonth(b)) || (DateNumbers.IsMonth(a) && DateNumbers.IsDay(b));
        var year = DateNumbers.Of(text, third);
        var isYear = (third.Length == 4 && DateNumbers.IsYear(year)) || (third.Length == 2 && (second.Gap != GapKind.Space || group.Gap == GapKind.Slash));
        return isDayMonth && isYear ? third.End : IsDayAndMonth(text, first) ? second.End : null;
    }

    private static bool IsDayAndMonth(ScannedText text, int first) =>
        first + 1 < text.Digits.Count
        && text.Digits[first].Length <= 2
        && text.Digits[first + 1].Length <= 2
        && text.Digits[first].Gap == GapKind.Slash
        && DateNumbers.IsDay(DateNumbers.Of(text, text.Digits[first]))
        && DateNumbers.IsMonth(DateNumbers.Of(text, text.Digits[first + 1]))
        && !text.IsGlue(text.Digits[first + 1].End);

    private static bool IsGap(GapKind gap) => gap is GapKind.Dash or GapKind.Dot or GapKind.Slash or GapKind.Space;
}
