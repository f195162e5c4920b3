using System.Globalization;
using System.Text.Json;
using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.ReviewPage;

/// <summary>What a reviewer sent: one answer, and those that she gave before to other fields of the same form.</summary>
/// <param name="Step">Which of the asked fields the answer is to, from 0; as many as there are when all are answered and she confirms them.</param>
/// <param name="Choice">Number of a <see cref="FieldChoice"/>, or one of the words below.</param>
/// <param name="Other">What she typed.</param>
/// <param name="Reason">Why the form cannot be used.</param>
/// <param name="Earlier">Values by name of field; null for an empty field.</param>
internal sealed record ReviewForm(int Step, string Choice, string Other, string Reason, IReadOnlyDictionary<string, JsonElement?> Earlier)
{
    public const string ChooseOther = "other";
    public const string ChooseEmpty = "empty";
    public const string ChooseReject = "reject";
    public const string Confirm = "confirm";
    public const string StartAgain = "again";

    /// <summary>What stands before the name of a field that was answered before.</summary>
    public const string EarlierPrefix = "value.";

    private const string WroteButChoseAnother = "Du har skrivit ett värde men valt ett annat. Välj ”Något annat”, eller ta bort det du skrev.";

    /// <summary>Reads a form; null when it is not one of these pages'.</summary>
    public static ReviewForm? From(IFormCollection form)
    {
        if (form["step"] is not [{ } step] || !int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || form["choice"] is not [{ } choice])
            return null;
        var earlier = new Dictionary<string, JsonElement?>();
        foreach (var (name, value) in form.Where(entry => entry.Key.StartsWith(EarlierPrefix, StringComparison.Ordinal)))
        {
            try
            {
                earlier[name[EarlierPrefix.Length..]] = JsonSerializer.Deserialize<JsonElement?>(value.ToString());
            }
            catch (JsonException)
            {
                return null;
            }
        }

        return new ReviewForm(number, choice, form["other"].ToString().Trim(), form["reason"].ToString().Trim(), earlier);
    }

    /// <summary>The value that the answer gives a field, or what is wrong with the answer in words for a person.</summary>
    public (JsonElement? Value, string? Error) AnswerTo(ReviewField field)
    {
        if (Choice == ChooseOther)
            return Other.Length == 0 ? (null, "Skriv vad som står i fältet.") : (JsonSerializer.SerializeToElement(Other), null);
        if (Other.Length > 0)
            return (null, WroteButChoseAnother);
        if (Choice == ChooseEmpty)
            return (null, null);
        var choices = FieldChoice.Of(field);
        return int.TryParse(Choice, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < choices.Count
            ? (choices[number].Value, null)
            : (null, "Välj vad som står i fältet.");
    }
}
