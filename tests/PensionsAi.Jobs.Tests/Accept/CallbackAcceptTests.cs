using System.Net;
using System.Net.Http.Json;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Tests.Callbacks;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.Jobs.Tests.Accept;

public sealed class CallbackAcceptTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("callbackUrl=https://other.example/done")]
    [InlineData("callbackUrl=https://case.example:8443/done")]
    [InlineData("callbackUrl=http://case.example/done")]
    [InlineData("CALLBACKURL=https://other.example/done")]
    [InlineData("callbackUrl=")]
    [InlineData("callbackUrl=https://case.example/done&callbackUrl=https://case.example/done")]
    public async Task Post_AddressThatMayNotBeCalled_IsRefusedAndMakesNoJob(string query)
    {
        await using var host = await JobsHost.StartAsync();
        using var client = host.ClientOf("anna", ["case.example"], Scopes.Mask);
        using var answer = await client.PostAsync($"/v1/maskings?{query}", JobsHost.Text("abc"), Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("\"callbackUrl\"", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        var jobs = await client.GetFromJsonAsync<JobList>("/v1/jobs", JsonConventions.Options, Cancelled);
        Assert.Equal(0, jobs!.TotalItems);
    }

    [Fact]
    public async Task Post_SameIdempotencyKeyWithAnotherCallback_IsAnotherCall()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await JobsHost.StartAsync();
        using var client = host.ClientOf("anna", [receiver.Host], Scopes.Mask);
        client.DefaultRequestHeaders.Add("Idempotency-Key", "k-1");

        using var first = await PostAsync(client, new Uri(receiver.Address, "/one"));
        using var again = await PostAsync(client, new Uri(receiver.Address, "/one"));
        using var other = await PostAsync(client, new Uri(receiver.Address, "/two"));
        using var none = await client.PostAsync("/v1/maskings", JobsHost.Text("abc"), Cancelled);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        Assert.Equal("/one", Assert.Single(await receiver.WaitForAsync(1)).Path);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, Uri callback) =>
        client.PostAsync($"/v1/maskings?callbackUrl={Uri.EscapeDataString(callback.AbsoluteUri)}", JobsHost.Text("abc"), Cancelled);
}
