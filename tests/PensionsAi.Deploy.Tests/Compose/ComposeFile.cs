using System.Text.RegularExpressions;
using PensionsAi.Deploy.Tests.Images;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace PensionsAi.Deploy.Tests.Compose;

/// <summary>The compose file, with its anchors merged and its image names in place.</summary>
internal sealed partial class ComposeFile
{
    public const string RelativePath = "deploy/compose/docker-compose.yml";

    public required Dictionary<string, ComposeService> Services { get; init; }

    public Dictionary<string, object?> Volumes { get; init; } = [];

    public static ComposeFile Read()
    {
        var text = Variable().Replace(
            Repository.Read(RelativePath),
            match => ImageNames.Registry.GetValueOrDefault(match.Groups["name"].Value, match.Value));
        return new DeserializerBuilder()
            .WithNamingConvention(YamlDotNet.Serialization.NamingConventions.UnderscoredNamingConvention.Instance)
            .IgnoreUnmatchedProperties()
            .Build()
            .Deserialize<ComposeFile>(new MergingParser(new Parser(new StringReader(text))));
    }

    /// <summary>Names of all variables that stand in the file.</summary>
    public static IEnumerable<string> Variables() =>
        Variable().Matches(Repository.Read(RelativePath)).Select(match => match.Groups["name"].Value).Distinct();

    [GeneratedRegex(@"\$\{(?<name>[A-Z_]+)(:[?-][^}]*)?\}")]
    private static partial Regex Variable();
}
