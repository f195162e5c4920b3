using System.Security.Cryptography;

namespace PensionsAi.Classification.Tests;

public sealed class CommittedModelTests
{
    [Fact]
    public void File_Hash_IsTheManifests()
    {
        var file = Assert.Single(CommittedModel.Verified.Manifest.Files);
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Root, "models", "pension-freetext", file.Path));
        Assert.Equal(file.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal(file.Bytes, bytes.Length);
        Assert.InRange(bytes.Length, 1, 5_000_000);
    }

    [Fact]
    public void Manifest_Figures_MeetWhatTheModelIsFor()
    {
        var measured = CommittedModel.Verified.Manifest.Measured;
        Assert.True(measured["split20MacroF1"].GetValue<double>() >= 0.69);
        Assert.True(measured["fold5MacroF1"].GetValue<double>() >= 0.69);
        Assert.True(measured["fold5Top3"].GetValue<double>() >= 0.92);
        Assert.True(measured["fold5SentimentMacroF1"].GetValue<double>() >= 0.83);
        Assert.True(measured["fold5CalibrationError"].GetValue<double>() <= 0.06);
    }

    [Fact]
    public void Label_RandomLetters_Abstains()
    {
        var random = new Random(3);
        var texts = Enumerable.Range(0, 500).Select(_ => string.Join(' ', Enumerable.Range(0, 8).Select(_ =>
            new string([.. Enumerable.Range(0, random.Next(5, 11)).Select(_ => (char)('a' + random.Next(26)))]))));
        Assert.All(texts, text => Assert.True(CommittedModel.Labeller.Label(text).Abstained));
    }
}
