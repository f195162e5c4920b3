namespace PensionsAi.Jobs.Tests;

/// <summary>Waits for what happens elsewhere.</summary>
internal static class Eventually
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(30);

    public static async Task IsTrueAsync(Func<Task<bool>> condition)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(AtMost);
        while (!await condition())
            await Task.Delay(50, timeout.Token);
    }
}
