using PensionsAi.Classification.Analyze;
using PensionsAi.Classification.Contracts;

namespace PensionsAi.Classification.Tests.Analyze;

public sealed class EmptyAnswerTests
{
    [Theory]
    [InlineData("", EmptyAnswerKind.Blank)]
    [InlineData("  -", EmptyAnswerKind.Blank)]
    [InlineData("…", EmptyAnswerKind.Blank)]
    [InlineData("👍👍", EmptyAnswerKind.Blank)]
    [InlineData("5", EmptyAnswerKind.Blank)]
    [InlineData("[PERSON_1]", EmptyAnswerKind.Blank)]
    [InlineData("Vet ej", EmptyAnswerKind.NoAnswer)]
    [InlineData("vet inte.", EmptyAnswerKind.NoAnswer)]
    [InlineData("Inga synpunkter", EmptyAnswerKind.NoAnswer)]
    [InlineData("Nej, inget att tillägga", EmptyAnswerKind.NoAnswer)]
    [InlineData("Jag har inga kommentarer", EmptyAnswerKind.NoAnswer)]
    [InlineData("Kommer inte på något just nu", EmptyAnswerKind.NoAnswer)]
    [InlineData("ingen aning", EmptyAnswerKind.NoAnswer)]
    [InlineData("N/A", EmptyAnswerKind.NoAnswer)]
    [InlineData("Nej tack", EmptyAnswerKind.Acknowledgement)]
    [InlineData("Hej!", EmptyAnswerKind.Greeting)]
    [InlineData("Tack så mycket för hjälpen", EmptyAnswerKind.Greeting)]
    [InlineData("Ha en bra dag", EmptyAnswerKind.Greeting)]
    [InlineData("ok", EmptyAnswerKind.Acknowledgement)]
    [InlineData("Se ovan", EmptyAnswerKind.Acknowledgement)]
    [InlineData("nej", EmptyAnswerKind.Acknowledgement)]
    [InlineData("asdf", EmptyAnswerKind.Noise)]
    [InlineData("asdfghj", EmptyAnswerKind.Noise)]
    [InlineData("xxx", EmptyAnswerKind.Noise)]
    [InlineData("sdfkjh", EmptyAnswerKind.Noise)]
    public void Find_AnswerThatSaysNothing_HasItsKind(string text, EmptyAnswerKind kind) => Assert.Equal(kind, EmptyAnswers.Find(text));

    [Theory]
    [InlineData("för dyrt")]
    [InlineData("Bra")]
    [InlineData("dåligt")]
    [InlineData("bra bemötande")]
    [InlineData("nej, jag fick aldrig brevet")]
    [InlineData("Tack för bra hjälp")]
    [InlineData("Hej, när kommer pengarna?")]
    [InlineData("inte bra")]
    [InlineData("Vet inte vem jag ska ringa")]
    [InlineData("BTP")]
    [InlineData("Ja, appen hänger sig")]
    [InlineData("Ingen svarar i telefon")]
    [InlineData("BankID")]
    [InlineData("Ok men långsamt")]
    public void Find_ShortAnswer_IsLeft(string text) => Assert.Null(EmptyAnswers.Find(text));

    /// <summary>The texts were written as ones that say something; those of OVRIGT are partly greetings.</summary>
    [Fact]
    public void Find_TrainingTexts_AreLeft()
    {
        var said = Train.TrainingData.Read().Where(text => !text.Labels.Contains("OVRIGT")).ToList();
        var taken = said.Count(text => EmptyAnswers.Find(text.Text) is not null);
        Assert.True(taken <= 2, $"{taken} of {said.Count} texts were set apart.");
    }
}
