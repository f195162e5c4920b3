using System.Text.RegularExpressions;

namespace PensionsAi.Platform.Tests.OpenApi;

/// <summary>Holds the document to every row of the Swedish REST API profile: nothing that is SKALL is open, and what is BÖR is explained where it is.</summary>
public sealed partial class RestProfileTests
{
    private static readonly IReadOnlyList<ProfileRule> Rules = [.. DocumentationRules.All, .. AddressRules.All, .. ContentRules.All];

    public static TheoryData<string> Must => [.. Rules.Where(rule => rule.IsMust).Select(rule => rule.Id)];

    public static TheoryData<string> Should => [.. Rules.Where(rule => !rule.IsMust).Select(rule => rule.Id)];

    public static TheoryData<string> All => [.. Rules.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Must))]
    public void Must_Document_KeepsIt(string id) => Assert.Empty(Find(id)(ApiDescription.Committed()));

    [Theory]
    [MemberData(nameof(Should))]
    public void Should_Document_KeepsItOrSaysWhyNot(string id)
    {
        var open = Find(id)(ApiDescription.Committed()).ToList();
        var isExplained = Explained().Contains(id, StringComparer.Ordinal);

        Assert.True(open.Count > 0 == isExplained, isExplained ? "It is explained, but no longer open." : string.Join('\n', open));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Rule_BrokenDocument_IsFound(string id)
    {
        var rule = Rules.Single(candidate => candidate.Id == id);
        var broken = ApiDescription.Committed();
        rule.Break(broken);

        Assert.NotEmpty(rule.Find(broken));
    }

    [Fact]
    public void Explained_Rules_Exist() => Assert.Subset(Rules.Select(rule => rule.Id).ToHashSet(), Explained().ToHashSet());

    private static Func<ApiDescription, IEnumerable<string>> Find(string id) => Rules.Single(rule => rule.Id == id).Find;

    private static IEnumerable<string> Explained()
    {
        var page = File.ReadAllText(Path.Combine(ApiDescription.Folder, "docs/api.md"));
        return OpenRule().Matches(page).Select(match => match.Groups["id"].Value);
    }

    [GeneratedRegex(@"^- \*\*(?<id>[A-Z]{3}\.[^*]+)\*\*", RegexOptions.Multiline)]
    private static partial Regex OpenRule();
}
