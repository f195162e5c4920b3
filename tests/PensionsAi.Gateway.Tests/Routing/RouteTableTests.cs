using Microsoft.Extensions.DependencyInjection;
using PensionsAi.Gateway.Routing;
using PensionsAi.Gateway.Tests.Hosting;
using Yarp.ReverseProxy.Configuration;

namespace PensionsAi.Gateway.Tests.Routing;

public sealed class RouteTableTests(SharedGateway shared) : IClassFixture<SharedGateway>
{
    [Fact]
    public void Start_SeveralErrors_AreToldAtOnce()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => GatewayHost.Build(new Dictionary<string, string?>
        {
            ["Platform:LocalFolder"] = Directory.CreateTempSubdirectory("gateway-tests-").FullName,
            ["Gateway:ReverseProxy:Routes:maskings:AuthorizationPolicy"] = "nobody-knows",
            ["Gateway:ReverseProxy:Routes:open:ClusterId"] = "nowhere",
            ["Gateway:ReverseProxy:Routes:open:Match:Path"] = "/v1/open",
            ["Gateway:ReverseProxy:Clusters:jobs:Destinations:one:Address"] = "not an address",
            ["Gateway:ReverseProxy:Clusters:jobs:LoadBalancingPolicy"] = "Nonsense",
        }));

        foreach (var part in (string[])
            [
                "Route maskings: AuthorizationPolicy",
                "Route open: AuthorizationPolicy",
                "Route open: MaxRequestBodySize",
                "Route open: Match:Methods",
                "Route open: There is no cluster nowhere",
                "Cluster jobs: The address of destination one",
                "Nonsense",
            ])
            Assert.Contains(part, thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("maskings", 10)]
    [InlineData("maskings-preferring-async", 10)]
    [InlineData("maskings-idempotent", 10)]
    [InlineData("maskings-calling-back", 10)]
    [InlineData("classifications", 10)]
    [InlineData("form-readings", 100)]
    [InlineData("form-readings-idempotent", 100)]
    [InlineData("transcriptions", 500)]
    public void Limits_AreThoseOfTheApi(string route, int megabytes)
    {
        var routes = shared.Host.Services.GetServices<IProxyConfigProvider>().SelectMany(provider => provider.GetConfig().Routes);

        Assert.Equal(megabytes * 1024L * 1024L, routes.Single(candidate => candidate.RouteId == route).MaxRequestBodySize);
    }

    [Fact]
    public async Task Validator_NoRoutes_IsAnError()
    {
        var errors = await shared.Host.Services.GetRequiredService<RouteTableValidator>().FindErrorsAsync([], []);

        Assert.Equal(["There is no route."], errors);
    }
}
