using System.Text.Json;

namespace PensionsAi.Masking.Tests.MaskText;

/// <summary>
/// Floors on the pension notes, so that a change does not quietly make it worse. The model was trained on these texts and
/// the rules were written with them at hand: it is a guard, not a measurement.
/// </summary>
public sealed class PensionNotesTests
{
    [Theory]
    [InlineData("PERSON", 0.95)]
    [InlineData("PERSONNUMMER", 1.0)]
    [InlineData("DATE_OF_BIRTH", 0.92)]
    [InlineData("ADDRESS", 0.95)]
    [InlineData("PHONE", 0.98)]
    [InlineData("EMAIL", 1.0)]
    [InlineData("BANK_ACCOUNT", 0.97)]
    [InlineData("ORGANISATION_NUMBER", 0.95)]
    [InlineData("VEHICLE_PLATE", 1.0)]
    [InlineData("IP_ADDRESS", 1.0)]
    [InlineData("URL_WITH_IDENTITY", 1.0)]
    [InlineData("CASE_NUMBER", 0.95)]
    public void Mask_Notes_CoverWhatIsMarked(string type, double floor)
    {
        var (marked, covered) = (0, 0);
        foreach (var line in File.ReadLines(TestData.PathOf("pii", "pension-notes", "notes.jsonl")))
        {
            var note = JsonDocument.Parse(line).RootElement;
            var entities = TestMasking.Mask(
                note.GetProperty("text").GetString()!,
                request => request with { StringIndexType = Contracts.StringIndexType.UnicodeCodePoint }).Entities;
            foreach (var span in note.GetProperty("spans").EnumerateArray().Where(span => span.GetProperty("type").GetString() == type))
            {
                marked++;
                if (entities.Any(entity => entity.Start <= span.GetProperty("start").GetInt32() && entity.End >= span.GetProperty("end").GetInt32()))
                    covered++;
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{type}: {covered} of {marked}");
        Assert.True(covered >= floor * marked, $"{covered} of {marked}");
    }
}
