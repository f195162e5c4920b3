using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>Groups of digits that follow one another, read as one number. A ref struct: it lives only while one is looked at.</summary>
internal ref struct DigitRun
{
    /// <summary>Most digits that a run takes: a payment card has 19.</summary>
    public const int MostDigits = 20;

    private readonly Span<char> _digits;

    /// <summary>Begins an empty run at a group.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">Index of the first group.</param>
    /// <param name="buffer">Room for <see cref="MostDigits"/> digits.</param>
    public DigitRun(ScannedText text, int first, Span<char> buffer)
    {
        Text = text;
        First = first;
        Last = first - 1;
        _digits = buffer;
    }

    /// <summary>The text.</summary>
    public ScannedText Text { get; }

    /// <summary>Index of the first group.</summary>
    public int First { get; }

    /// <summary>Index of the last group taken so far.</summary>
    public int Last { get; private set; }

    /// <summary>Number of digits taken so far.</summary>
    public int Length { get; private set; }

    /// <summary>The digits without what stands between them.</summary>
    public readonly ReadOnlySpan<char> Digits => _digits[..Length];

    /// <summary>First code unit of the run.</summary>
    public readonly int Start => Text.Digits[First].Start;

    /// <summary>The code unit after the last.</summary>
    public readonly int End => Text.Digits[Last].End;

    /// <summary>What joins the last group to the next one.</summary>
    public readonly GapKind GapAfter => Text.Digits[Last].Gap;

    /// <summary>What joins the group before to the first one; none when nothing does.</summary>
    public readonly GapKind GapBefore => First > 0 ? Text.Digits[First - 1].Gap : GapKind.None;

    /// <summary>Takes the next group; false, and unchanged, when none is joined on or it has too many digits.</summary>
    public bool TryExtend()
    {
        if ((Length > 0 && GapAfter == GapKind.None) || Last + 1 >= Text.Digits.Count)
            return false;
        var group = Text.Digits[Last + 1];
        if (Length + group.Length > _digits.Length)
            return false;

        Text[group].CopyTo(_digits[Length..]);
        Length += group.Length;
        Last++;
        return true;
    }

    /// <summary>Whether money follows: then it is an amount.</summary>
    public readonly bool IsAmount()
    {
        var after = Text.Text.AsSpan(End);
        after = after.TrimStart(' ').TrimStart('\u00A0');
        return after.StartsWith("kr", StringComparison.OrdinalIgnoreCase)
            || after.StartsWith("sek", StringComparison.OrdinalIgnoreCase)
            || after.StartsWith("euro", StringComparison.OrdinalIgnoreCase)
            || after.StartsWith(":-", StringComparison.Ordinal)
            || after.StartsWith("%", StringComparison.Ordinal)
            || after.StartsWith("procent", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the groups are a date in figures, day or year first.</summary>
    public readonly bool IsDate()
    {
        if (Last - First != 2)
            return false;
        var (a, b, c) = (Text.Digits[First].Length, Text.Digits[First + 1].Length, Text.Digits[First + 2].Length);
        return b <= 2 && ((a == 4 && c <= 2) || (a <= 2 && c is 4 or 2));
    }
}
