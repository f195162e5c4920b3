using PensionsAi.Jobs.Accept;
using PensionsAi.ServiceDefaults.Identity;

namespace PensionsAi.Jobs.Tests.Accept;

public sealed class CallbackAddressTests
{
    private static readonly CallerIdentity Caller = new("anna", [], CallbackHosts: ["case.example", "case.example:8443", "localhost:5000"]);

    [Theory]
    [InlineData(null, true)]
    [InlineData("https://case.example/done", true)]
    [InlineData("https://CASE.example/done?id=1", true)]
    [InlineData("https://case.example:8443/done", true)]
    [InlineData("http://localhost:5000/done", true)]
    [InlineData("http://case.example/done", false)]
    [InlineData("https://case.example:444/done", false)]
    [InlineData("https://other.example/done", false)]
    [InlineData("https://case.example.other.example/", false)]
    [InlineData("https://case.example@other.example/", false)]
    [InlineData("https://user:secret@case.example/", false)]
    [InlineData("ftp://case.example/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("/done", false)]
    [InlineData("", false)]
    public void Check_Address_IsAllowedOrNamed(string? address, bool isAllowed)
    {
        var problem = CallbackAddress.Check(address, Caller);
        Assert.Equal(isAllowed, problem is null);
        if (problem is not null)
        {
            Assert.Equal(400, problem.Status);
            Assert.Contains(CallbackAddress.Parameter, problem.Errors!.Keys);
        }
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("HTTPS://CASE.example", "https://case.example/")]
    [InlineData("https://case.example:443/Done?Id=1", "https://case.example/Done?Id=1")]
    [InlineData("https://case.example:8443/a/../b", "https://case.example:8443/b")]
    [InlineData("https://case.example/ärende", "https://case.example/%C3%A4rende")]
    public void Normalize_Address_HasOneForm(string? address, string? expected) => Assert.Equal(expected, CallbackAddress.Normalize(address));

    [Fact]
    public void Check_CallerWithoutHosts_IsRefused() =>
        Assert.NotNull(CallbackAddress.Check("https://case.example/", new CallerIdentity("bo", [])));
}
