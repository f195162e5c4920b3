using Microsoft.Extensions.Configuration;

namespace PensionsAi.Deploy.Tests.Settings;

/// <summary>The gateway's clusters and the kinds of job, as the programs have them, with their addresses on one machine.</summary>
internal static class RoutedServices
{
    public static IConfiguration Routes { get; } = Json("gateway/PensionsAi.Gateway/routes.json");

    public static IConfiguration Jobs { get; } = Json("services/jobs/PensionsAi.Jobs/jobs.json");

    public static IReadOnlyList<string> Clusters { get; } =
        [.. Routes.GetSection("Gateway:ReverseProxy:Clusters").GetChildren().Select(cluster => cluster.Key)];

    /// <summary>Which service does which kind of job: the one that the gateway has at the same address.</summary>
    public static Dictionary<string, string> OfJobKinds()
    {
        var clusters = Clusters.ToDictionary(cluster => Routes[$"Gateway:ReverseProxy:Clusters:{cluster}:Destinations:one:Address"]!);
        return Jobs.GetSection("Jobs:Kinds").GetChildren().ToDictionary(kind => kind.Key, kind => clusters[kind["Service"]!]);
    }

    private static IConfigurationRoot Json(string path) => new ConfigurationBuilder().AddJsonFile(Repository.PathOf(path)).Build();
}
