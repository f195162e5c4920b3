using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PensionsAi.SingleNode;

namespace PensionsAi.Platform.Tests.OpenApi;

/// <summary>The gateway's routes and the document are written in two places; here they are one.</summary>
public sealed partial class RouteTests
{
    private const string ScopePolicy = "gateway:scope:";

    // The gateway answers these itself.
    private static readonly string[] Own = ["/v1/api-info", "/v1/models"];

    [Fact]
    public void Routes_OfTheServicesHere_AreDescribed()
    {
        // A service that the one process does not have yet is routed to already, at once and by way of jobs.
        var absent = Routes().Where(route => Module.All.All(module => module.Cluster != route.Cluster)).Select(route => route.Path).ToHashSet();
        var described = Described().ToList();
        // Pages are for persons, and no part of the API.
        foreach (var route in Routes().Where(route => !absent.Contains(route.Path) && !route.Policy.StartsWith("gateway:page:", StringComparison.Ordinal)))
            Assert.Contains(described, operation => operation.Method == route.Method && route.Takes(operation.Path));
    }

    [Fact]
    public void Operations_All_AreRouted()
    {
        var routes = Routes().ToList();
        foreach (var operation in Described().Where(operation => !Own.Contains(operation.Path)))
            Assert.Contains(routes, route => route.Method == operation.Method && route.Takes(operation.Path));
    }

    [Fact]
    public void Scopes_All_AreThoseOfTheRoutes()
    {
        var routes = Routes().ToList();
        foreach (var operation in Described())
        {
            var policies = routes.Where(route => route.Method == operation.Method && route.Takes(operation.Path)).Select(route => route.Policy).Distinct().ToList();
            var scope = policies is [var policy] && policy.StartsWith(ScopePolicy, StringComparison.Ordinal) ? policy[ScopePolicy.Length..] : null;

            Assert.True(policies.Count <= 1);
            Assert.Equal(scope, (string?)operation.Node["x-required-scope"]);
            Assert.Equal(scope is not null, operation.Responses.Any(answer => answer.Status == "403"));
            Assert.Equal(scope is null ? [] : [scope], operation.Node["security"]![0]!["ApiKey"]!.AsArray().Select(name => (string)name!));
        }
    }

    [Fact]
    public void Scopes_All_StandInTheScopeTable()
    {
        var page = File.ReadAllText(Path.Combine(ApiDescription.Folder, "docs/api.md"));
        var rows = ScopeRow().Matches(page).Select(match => (Call: match.Groups["call"].Value, Scope: match.Groups["scope"].Value)).ToHashSet();
        var described = Described().Select(operation => (operation.ToString(), (string?)operation.Node["x-required-scope"] ?? "any key")).ToHashSet();
        var routed = Routes().Where(route => route.Policy.StartsWith(ScopePolicy, StringComparison.Ordinal))
            .Select(route => ($"{route.Method} {route.Path}", route.Policy[ScopePolicy.Length..]));

        Assert.Subset(rows, described);
        Assert.Subset(described.Concat(routed).ToHashSet(), rows);
    }

    [Theory]
    [InlineData("POST", "/v1/maskings")]
    [InlineData("POST", "/v1/unmaskings")]
    [InlineData("POST", "/v1/table-maskings")]
    [InlineData("POST", "/v1/classifications")]
    [InlineData("GET", "/v1/taxonomies")]
    [InlineData("GET", "/v1/taxonomies/{id}")]
    [InlineData("POST", "/v1/form-readings")]
    [InlineData("GET", "/v1/form-templates")]
    [InlineData("GET", "/v1/form-templates/{id}")]
    [InlineData("GET", "/v1/form-templates/{id}/blank")]
    [InlineData("PUT", "/v1/form-templates/{id}")]
    [InlineData("GET", "/v1/reviews")]
    [InlineData("GET", "/v1/reviews/{id}")]
    [InlineData("PUT", "/v1/reviews/{id}")]
    [InlineData("PUT", "/v1/reviews/{id}/claim")]
    [InlineData("DELETE", "/v1/reviews/{id}/claim")]
    [InlineData("GET", "/v1/review-agreements")]
    [InlineData("POST", "/v1/transcriptions")]
    [InlineData("GET", "/v1/jobs")]
    [InlineData("GET", "/v1/jobs/{id}")]
    [InlineData("DELETE", "/v1/jobs/{id}")]
    [InlineData("GET", "/v1/jobs/{id}/result")]
    [InlineData("GET", "/v1/jobs/{id}/events")]
    [InlineData("GET", "/v1/models")]
    [InlineData("GET", "/v1/api-info")]
    [InlineData("GET", "/health/live")]
    [InlineData("GET", "/health/ready")]
    [InlineData("GET", "/health/startup")]
    public void Call_OfThePublicContract_IsDescribed(string method, string path) =>
        Assert.Contains(ApiDescription.Committed().Operations, operation => operation.Method == method && operation.Path == path);

    [Fact]
    public void Operations_Internal_AreNotDescribed() =>
        Assert.All(ApiDescription.Committed().Operations, operation => Assert.Matches("^/(v1|health)/", operation.Path));

    private static IEnumerable<ApiOperation> Described() => ApiDescription.Committed().Operations.Where(operation => !operation.IsProbe);

    private static IEnumerable<Route> Routes() =>
        from route in JsonNode.Parse(File.ReadAllText(Path.Combine(ApiDescription.Folder, "gateway/PensionsAi.Gateway/routes.json")))!
            ["Gateway"]!["ReverseProxy"]!["Routes"]!.AsObject()
        from method in route.Value!["Match"]!["Methods"]!.AsArray()
        select new Route((string)method!, (string)route.Value!["Match"]!["Path"]!, (string)route.Value!["ClusterId"]!, (string)route.Value!["AuthorizationPolicy"]!);

    [GeneratedRegex(@"^\| `(?<call>[A-Z]+ /[^`]+)` \| `?(?<scope>[a-z -]+?)`? \|", RegexOptions.Multiline)]
    private static partial Regex ScopeRow();

    private sealed record Route(string Method, string Path, string Cluster, string Policy)
    {
        /// <summary>Whether the route takes a described path, whatever the two call their parameters.</summary>
        public bool Takes(string path) => Regex.IsMatch(path, "^" + CatchAll().Replace(Parameter().Replace(Path, @"\{[a-zA-Z]+\}"), "(/.*)?") + "$");
    }

    [GeneratedRegex(@"\{[a-zA-Z]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"/\{\*\*[a-z]+\}")]
    private static partial Regex CatchAll();
}
