using System.Globalization;
using System.Text;
using PensionsAi.Masking.Contracts;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Encryption;
using PensionsAi.Masking.MaskText;
using PensionsAi.ServiceDefaults.Problems;
using Request = PensionsAi.Masking.Contracts.UnmaskText;

namespace PensionsAi.Masking.UnmaskText;

/// <summary>Puts back what <c>encrypt</c> masked, byte for byte, and keeps nothing of it. Thread-safe.</summary>
internal sealed partial class TextUnmasker(MaskingKeyRing ring, ILogger<TextUnmasker> logger)
{
    private const int LongestId = 128;

    public static readonly ServiceProblem TooManyTexts = new(
        "too-many-texts", 413, "Too many texts", $"A call takes at most {Request.MostTexts} texts.");

    public static readonly ServiceProblem TextTooLong = new(
        "text-too-long", 413, "A text is too long", $"A masked text has at most {Request.LongestText} characters.");

    /// <summary>Restores every text of the request.</summary>
    public Outcome<UnmaskingResult> Unmask(Request request, CancellationToken cancellationToken)
    {
        if (FindProblem(request) is { } problem)
            return problem;

        using var decryption = new ValueDecryption(ring);
        var texts = new UnmaskedText[request.Texts.Count];
        for (var index = 0; index < texts.Length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            texts[index] = Unmask(request.Texts[index], decryption);
        }

        LogUnmasked(logger, texts.Sum(text => text.Restored), texts.Sum(text => text.NotRestored), texts.Length);
        return new UnmaskingResult(texts);
    }

    private static UnmaskedText Unmask(TextToUnmask item, ValueDecryption decryption)
    {
        var text = item.Text;
        var whole = new StringBuilder(text.Length);
        var (copied, restored, notRestored) = (0, 0, 0);
        for (var position = text.IndexOf('['); position >= 0; position = position < text.Length ? text.IndexOf('[', position) : -1)
        {
            if (!Tag.TryRead(text, position, out var tag) || tag.Kind != TagKind.Encrypted)
            {
                position++;
                continue;
            }

            if (decryption.Decrypt(tag, text) is { } value)
            {
                whole.Append(text, copied, tag.Start - copied).Append(value);
                copied = tag.End;
                restored++;
            }
            else
                notRestored++;
            position = tag.End;
        }

        return new UnmaskedText(item.Id, whole.Append(text, copied, text.Length - copied).ToString(), restored, notRestored);
    }

    private static ServiceProblem? FindProblem(Request request)
    {
        if (request.Texts.Count > Request.MostTexts)
            return TooManyTexts;
        if (request.Texts.Any(item => item?.Text?.Length > Request.LongestText))
            return TextTooLong;

        var errors = new FieldErrors();
        if (request.Texts.Count == 0)
            errors.Add("texts", "Must hold at least one text.");
        for (var index = 0; index < request.Texts.Count; index++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"texts[{index}]");
            if (request.Texts[index] is not { } item)
                errors.Add(field, "Must not be null.");
            else if (item.Id.Length is 0 or > LongestId)
                errors.Add(field + ".id", $"Must have 1 to {LongestId} characters.");
            else if (item.Text.Length == 0)
                errors.Add(field + ".text", "Must not be empty.");
        }

        return errors.Problem;
    }

    [LoggerMessage(
        EventId = 2002,
        Level = LogLevel.Information,
        Message = "Restored {RestoredCount} values in {TextCount} texts; {NotRestoredCount} could not be restored")]
    private static partial void LogUnmasked(ILogger logger, int restoredCount, int notRestoredCount, int textCount);
}
