using System.Runtime.CompilerServices;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>Waits for what happens elsewhere.</summary>
internal static class Eventually
{
    /// <summary>Waits until a condition holds, and fails where it does not in time.</summary>
    /// <param name="condition">Looks.</param>
    /// <param name="atMost">How long it may take; default a minute.</param>
    /// <param name="pause">Between two looks; default 200 ms.</param>
    /// <param name="text">What is waited for, for the failure.</param>
    public static async Task IsTrueAsync(
        Func<Task<bool>> condition,
        TimeSpan? atMost = null,
        TimeSpan? pause = null,
        [CallerArgumentExpression(nameof(condition))] string? text = null)
    {
        var limit = atMost ?? TimeSpan.FromMinutes(1);
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < limit, $"Not within {limit}: {text}");
            await Task.Delay(pause ?? TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        }
    }
}
