using PensionsAi.FormGenerator;
using PensionsAi.FormGenerator.Writing;
using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.Tests;

/// <summary>Forms that several tests fill in: by digits of MNIST's test writers, in one steady hand. Seeded. The caller disposes them.</summary>
internal static class TestForms
{
    /// <summary>The empty form, grey; the test is skipped where it cannot be rendered.</summary>
    public static async Task<FilledForm> EmptyAsync(FormTemplate template, int seed = 1, int page = 1)
    {
        SkipWithoutBlanks();
        var blank = await BlankPictures.OpenAsync(template, page, inColours: false, TestContext.Current.CancellationToken);
        return new FilledForm(template, blank, new Handwriting(TestPictures.Digits), new Random(seed));
    }

    /// <summary>The pension form, filled in as it should be.</summary>
    public static async Task<FilledForm> PensionAsync(int seed = 1, string personnummer = "193401017003")
    {
        var form = await EmptyAsync(TestTemplates.Pension, seed);
        form.Write("personnummer", personnummer).Write("from-month", "202703").Write("date", "20260126");
        return form.Tick("share", "half").Tick("payment", "bank-account").Sign("signature");
    }

    /// <summary>Skips the test where no blank can be rendered.</summary>
    public static void SkipWithoutBlanks() => Assert.SkipUnless(BlankPictures.IsAvailable, "pdftoppm is not installed");
}
