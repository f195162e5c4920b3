using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Tests.Model;

public sealed class TextModelTests
{
    private const string Text = "Hej! När kommer pengarna i december, och varför drogs det så mycket skatt? Hej igen.";

    public static TheoryData<string> Texts => [Text, "vet ej", "", "aaaa aaaa aaaa", "Tack!! :)", new string('x', 5_000), "Får jag 14 300 kr?"];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Contributions_WithTheBias_AddUpToTheMargin(string text)
    {
        var model = CommittedModel.Model;
        var margins = model.Margins(text);
        var biases = model.Heads.SelectMany(head => head.Biases).ToArray();
        for (var output = 0; output < model.Outputs; output++)
        {
            var sum = model.Contributions(text, output).Values.Sum(weight => (double)weight);
            Assert.Equal(margins[output], biases[output] + sum, 1e-4);
        }
    }

    [Fact]
    public async Task Margins_ManyThreads_AreTheSameAsOne()
    {
        var texts = Texts.Select(row => row.Data).ToArray();
        var expected = texts.Select(text => CommittedModel.Model.Margins(text)).ToArray();
        await Parallel.ForAsync(0, 4_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, (index, _) =>
        {
            Assert.Equal(expected[index % texts.Length], CommittedModel.Model.Margins(texts[index % texts.Length]));
            return ValueTask.CompletedTask;
        });
    }

    [Fact]
    public void Write_ThenRead_GivesTheSameModel()
    {
        using var stream = new MemoryStream();
        TextModelFile.Write(CommittedModel.Model, CommittedModel.Model.Profile, stream);
        stream.Position = 0;
        var read = TextModelFile.Read(stream);
        Assert.Equal(CommittedModel.Model.Margins(Text), read.Margins(Text));
        Assert.Equal(CommittedModel.Model.Heads[0].Thresholds, read.Heads[0].Thresholds);
        Assert.Equal(CommittedModel.Verified.ReadFile("model.bin"), stream.ToArray());
    }

    [Fact]
    public void Read_OtherFile_IsRefused()
    {
        using var stream = new MemoryStream("PK\u0003\u0004 not a text model"u8.ToArray());
        Assert.Throws<InvalidDataException>(() => TextModelFile.Read(stream));
    }

    [Fact]
    public void Table_TermsWithOneHash_AreRefused() => Assert.Throws<ArgumentException>(() => new TermTable([7, 8, 7]));

    [Fact]
    public void Table_Hashes_AreFoundAndOthersNot()
    {
        // Neighbours in the table on purpose: 8 places, all hashes end in the same bits.
        var table = new TermTable([8, 16, 24]);
        Assert.Equal([0, 1, 2, -1], new ulong[] { 8, 16, 24, 32 }.Select(table.Find));
    }
}
