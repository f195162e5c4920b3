using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Tests.Domain;

public sealed class TagTests
{
    private const string Value = "AbNx0bJ6mHkPjWq3Yq8oT1l0u2cAAAABq3eF0mVdLk9sZpYvWc4Xr7uN2tQhG6iB1oE";

    [Theory]
    [InlineData("[PERSON_1]", "Numbered")]
    [InlineData("[DATE_OF_BIRTH_999999]", "Numbered")]
    [InlineData("[DATE_OF_BIRTH]", "General")]
    [InlineData("[URL_WITH_IDENTITY#0123456789abcdef0123]", "Hashed")]
    [InlineData("[PERSON:" + Value + "]", "Encrypted")]
    public void TryRead_Tag_IsReadWhole(string text, string kind)
    {
        Assert.True(Tag.TryRead($"a{text}b", 1, out var tag));
        Assert.Equal((kind, 1, 1 + text.Length), (tag.Kind.ToString(), tag.Start, tag.End));
    }

    [Theory]
    [InlineData("[PERSON_]")]
    [InlineData("[PERSON_1")]
    [InlineData("[PERSON_1234567]")]
    [InlineData("[PERSON1]")]
    [InlineData("[PERSON")]
    [InlineData("[person]")]
    [InlineData("[PERSONS]")]
    [InlineData("[PERSON_1a]")]
    [InlineData("[PERSON#0123456789abcdef012]")]
    [InlineData("[PERSON#0123456789ABCDEF0123]")]
    [InlineData("[PERSON:abc]")]
    [InlineData("[PERSON:" + Value)]
    [InlineData("[PERSON:" + Value + "=]")]
    [InlineData("[]")]
    [InlineData("[")]
    [InlineData("PERSON_1]")]
    public void TryRead_NoTag_IsNone(string text) => Assert.False(Tag.TryRead(text, 0, out _));

    [Fact]
    public void Format_EveryType_IsReadBack()
    {
        foreach (var type in Enum.GetValues<PiiEntityType>())
        {
            foreach (var text in (string[])[Tag.Format(type, 7), Tag.FormatGeneral(type), Tag.FormatHashed(type, new byte[Tag.HashDigits / 2]), Tag.FormatEncrypted(type, Value)])
            {
                Assert.True(Tag.TryRead(text, 0, out var tag), text);
                Assert.Equal((type, text.Length), (tag.EntityType, tag.End));
            }
        }
    }
}
