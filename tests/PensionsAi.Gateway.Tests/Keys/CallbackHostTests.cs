using PensionsAi.Gateway.Keys;

namespace PensionsAi.Gateway.Tests.Keys;

public sealed class CallbackHostTests
{
    [Theory]
    [InlineData("hooks.example", true)]
    [InlineData("HOOKS.example", true)]
    [InlineData("hooks.example:8443", true)]
    [InlineData("hooks.example:80", true)]
    [InlineData("localhost:5000", true)]
    [InlineData("127.0.0.1:5000", true)]
    [InlineData("[::1]:5000", true)]
    // The standard port is never part of what is compared.
    [InlineData("hooks.example:443", false)]
    [InlineData("hooks.example:", false)]
    [InlineData("hooks.example:0", false)]
    [InlineData("hooks.example:65536", false)]
    [InlineData("hooks.example:https", false)]
    [InlineData("::1", false)]
    [InlineData("127.1", false)]
    [InlineData("https://hooks.example", false)]
    [InlineData("hooks.example/", false)]
    [InlineData("hooks.example/done", false)]
    [InlineData("hooks.example?a", false)]
    [InlineData("hooks.example#a", false)]
    [InlineData("user@hooks.example", false)]
    [InlineData("*.hooks.example", false)]
    [InlineData("hooks example", false)]
    [InlineData("hooks.example\n", false)]
    [InlineData("", false)]
    public void IsValid_Text_IsTheAuthorityOfSomeAddress(string text, bool isValid) => Assert.Equal(isValid, CallbackHost.IsValid(text));
}
