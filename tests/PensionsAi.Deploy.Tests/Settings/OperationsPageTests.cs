using System.Text.RegularExpressions;

namespace PensionsAi.Deploy.Tests.Settings;

/// <summary>The table of settings says all that there is, and nothing else.</summary>
public sealed partial class OperationsPageTests
{
    private static readonly IReadOnlyList<string> Rows =
        [.. Row().Matches(Repository.Read("docs/operations.md")).Select(match => match.Groups["setting"].Value).Where(name => name.Contains(':') || name.Contains('_'))];

    [Fact]
    public void Table_NamesEverySettingThatHasAType() =>
        Assert.Empty(KnownSettings.OfTypes.Except(["Jobs:Kinds", "Masking:Callers"]).Except(Rows));

    [Fact]
    public void Table_NamesNoSettingThatNobodyReads() =>
        Assert.All(Rows, row => Assert.Contains(KnownSettings.All, setting => Pattern(row).IsMatch(setting)));

    /// <summary>A row may leave out a name, as <c>{kind}</c>.</summary>
    private static Regex Pattern(string row) => new($"^{Placeholder().Replace(row, "[a-z-]+")}$");

    [GeneratedRegex(@"^\| `(?<setting>[A-Za-z_:{}-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Placeholder();
}
