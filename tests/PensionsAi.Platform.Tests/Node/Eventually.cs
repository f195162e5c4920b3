namespace PensionsAi.Platform.Tests.Node;

/// <summary>Waits for what happens elsewhere.</summary>
internal static class Eventually
{
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(1);

    /// <summary>Waits until a condition holds; for a minute at most.</summary>
    public static async Task IsTrueAsync(Func<Task<bool>> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(AtMost);
        while (!await condition())
            await Task.Delay(200, patience.Token);
    }
}
