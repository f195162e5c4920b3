using Microsoft.Playwright;

namespace PensionsAi.Platform.Tests.Browser;

/// <summary>Waits for pages: a click or a key only begins to lead to one.</summary>
internal static class Navigation
{
    /// <summary>Does what leads to another page, and waits until that is there.</summary>
    public static async Task LeaveAsync(this IPage page, Func<Task> how)
    {
        await page.EvaluateAsync("window.isLeft = true");
        await how();
        await page.UntilAsync("window.isLeft !== true && document.readyState === 'complete'");
    }

    /// <summary>Clicks what leads to another page, and waits until that is there.</summary>
    public static Task LeaveByAsync(this IPage page, string selector) => page.LeaveAsync(() => page.ClickAsync(selector));

    /// <summary>Waits until a condition, in JavaScript, holds on whatever page is there by then.</summary>
    public static async Task UntilAsync(this IPage page, string condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(90));
        while (!await HoldsAsync(page, condition))
            await Task.Delay(20, patience.Token);
    }

    private static async Task<bool> HoldsAsync(IPage page, string condition)
    {
        try
        {
            return await page.EvaluateAsync<bool>(condition);
        }
        catch (PlaywrightException)
        {
            // The old page has just gone.
            return false;
        }
    }
}
