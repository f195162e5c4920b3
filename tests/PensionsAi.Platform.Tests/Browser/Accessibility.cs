using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PensionsAi.Platform.Tests.Browser;

/// <summary>Looks at pages with axe.</summary>
internal static class Accessibility
{
    /// <summary>Fails when axe finds anything.</summary>
    public static async Task AssertAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Select(violation => $"{page.Url}: {violation.Id} {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));
        Assert.NotEmpty(result.Passes);
    }
}
