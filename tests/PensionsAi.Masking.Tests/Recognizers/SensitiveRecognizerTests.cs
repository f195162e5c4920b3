using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Tests.Recognizers;

public sealed class SensitiveRecognizerTests
{
    [Theory]
    [InlineData("Hon har diabetes sedan barndomen.", "diabetes")]
    [InlineData("Jag är medlem i Kommunal.", "Kommunal")]
    [InlineData("han är muslim", "muslim")]
    [InlineData("Mannen dömdes till fängelse.", "dömdes", "fängelse")]
    public void Recognize_WhatIsSensitive_IsFoundWhenAskedFor(string text, params string[] expected) => Assert.Equal(expected, TestMasking.Find(PiiEntityType.Sensitive, text));

    [Theory]
    [InlineData("Den kommunala avgiften höjs.")]
    [InlineData("Det är en god vision för framtiden.")]
    public void Recognize_OtherWords_AreLeft(string text) => Assert.Empty(TestMasking.Find(PiiEntityType.Sensitive, text));

    [Fact]
    public void Mask_NoTypesAskedFor_LeavesWhatIsSensitive() => Assert.Equal("Hon har diabetes.", TestMasking.Mask("Hon har diabetes.").Text);
}
