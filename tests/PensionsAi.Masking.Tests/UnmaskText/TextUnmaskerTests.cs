using Microsoft.Extensions.Logging.Abstractions;
using PensionsAi.Masking.Contracts;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Encryption;
using PensionsAi.Masking.UnmaskText;
using Request = PensionsAi.Masking.Contracts.UnmaskText;

namespace PensionsAi.Masking.Tests.UnmaskText;

public sealed class TextUnmaskerTests
{
    private const string Text = "Hej, jag heter Anna Öberg, 19900101-2385.";

    [Fact]
    public void Unmask_Encrypted_IsTheOriginal()
    {
        var masked = Encrypt(Text);
        Assert.DoesNotContain("Anna", masked, StringComparison.Ordinal);
        Assert.Equal(new UnmaskedText("1", Text, 2, 0), Unmask(masked));
    }

    [Fact]
    public void Unmask_EncryptedTwice_TakesOneUnmaskingEach()
    {
        var once = Encrypt(Text);
        var twice = Encrypt(once);
        Assert.NotEqual(once, twice);
        Assert.Equal(once, Unmask(twice).Text);
        Assert.Equal(Text, Unmask(Unmask(twice).Text).Text);
    }

    [Fact]
    public void Unmask_OneTypeEncrypted_LeavesTheTags()
    {
        var masked = TestMasking.Mask(Text, request => request with { Operators = new Dictionary<string, string> { ["PERSON"] = "encrypt" } }).Text;
        Assert.Equal("Hej, jag heter Anna Öberg, [PERSONNUMMER_1].", Unmask(masked).Text);
    }

    [Fact]
    public void Mask_EncryptedTextWithTag_LeavesWhatIsEncrypted()
    {
        var masked = TestMasking.Mask(Text, request => request with { EntityTypes = ["PERSON"], Operator = "encrypt" }).Text;
        var more = TestMasking.Mask(masked).Text;
        Assert.Equal("Hej, jag heter Anna Öberg, [PERSONNUMMER_1].", Unmask(more).Text);
    }

    [Fact]
    public void Unmask_SameValueTwice_WasEncryptedDifferently()
    {
        var values = TestMasking.Mask("Jag heter Anna Öberg. Skriv till Anna Öberg.", request => request with { Operator = "encrypt" }).Entities;
        Assert.Equal(2, values.Select(value => value.Replacement).Distinct().Count());
    }

    [Fact]
    public void Unmask_AnyCharacterChanged_IsNotRestored()
    {
        var value = TestMasking.Mask(Text, request => request with { Operator = "encrypt" }).Entities[0].Replacement;
        for (var index = 1; index < value.Length - 1; index++)
        {
            var changed = value[..index] + (value[index] == 'A' ? 'B' : 'A') + value[(index + 1)..];
            Assert.Equal((changed, 0), (Unmask(changed).Text, Unmask(changed).Restored));
        }
    }

    [Fact]
    public void Unmask_OtherEntityType_IsNotRestored()
    {
        var changed = Encrypt(Text).Replace("[PERSON:", "[PHONE:", StringComparison.Ordinal);
        Assert.Equal((1, 1), (Unmask(changed).Restored, Unmask(changed).NotRestored));
    }

    [Fact]
    public void Unmask_AfterRotation_RestoresOldAndNew()
    {
        var old = new MaskingKeyRing(TestKeys.Of(1));
        var rotated = new MaskingKeyRing(TestKeys.Of(2, 1));
        Assert.Equal("Anna", Unmask(Value(old), rotated).Text);
        Assert.Equal("Anna", Unmask(Value(rotated), rotated).Text);
        Assert.Equal(1, Unmask(Value(rotated), old).NotRestored);
    }

    [Fact]
    public void Unmask_KeyTakenOut_SaysSo()
    {
        var value = Value(new MaskingKeyRing(TestKeys.Of(1)));
        Assert.Equal(new UnmaskedText("1", value, 0, 1), Unmask(value, new MaskingKeyRing(TestKeys.Of(2))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[PERSON:]")]
    [InlineData("[PERSON:AbNx0bJ6mHkPjWq3Yq8oT1l0u2cAAAABq3eF0mVdLk9sZpYvWc4Xr7uN2tQhG6iB1oE]")]
    [InlineData("[PERSON:AbNx0bJ6mHkPjWq3Yq8oT1l0u2cAAAABq3eF0mVdLk9sZpYvWc4Xr7uN2tQhG6iB1oE")]
    [InlineData("[[[[PERSON_1] [PERSON#0123456789abcdef0123]")]
    [InlineData("[")]
    public void Unmask_NothingOfOurs_IsLeft(string text) => Assert.Equal((text + "x", 0), (Unmask(text + "x").Text, Unmask(text + "x").Restored));

    [Fact]
    public void Unmask_WrongRequests_HaveTheirStatus()
    {
        Assert.Equal(400, Refuse(new Request([])));
        Assert.Equal(400, Refuse(new Request([new TextToUnmask("", "x")])));
        Assert.Equal(413, Refuse(new Request([new TextToUnmask("1", new string('x', Request.LongestText + 1))])));
        Assert.Equal(413, Refuse(new Request([.. Enumerable.Repeat(new TextToUnmask("1", "x"), Request.MostTexts + 1)])));

        static int? Refuse(Request request) => Unmasker().Unmask(request, CancellationToken.None).Problem?.Status;
    }

    internal static UnmaskedText Unmask(string text, MaskingKeyRing? ring = null)
    {
        var result = Unmasker(ring).Unmask(new Request([new TextToUnmask("1", text)]), CancellationToken.None);
        return Assert.Single(result.Value!.Texts);
    }

    private static TextUnmasker Unmasker(MaskingKeyRing? ring = null) =>
        new(ring ?? new MaskingKeyRing(TestMasking.Keys), NullLogger<TextUnmasker>.Instance);

    private static string Encrypt(string text) => TestMasking.Mask(text, request => request with { Operator = "encrypt" }).Text;

    private static string Value(MaskingKeyRing ring)
    {
        using var encryption = new ValueEncryption(ring);
        return encryption.Encrypt(PiiEntityType.Person, "Anna");
    }
}
