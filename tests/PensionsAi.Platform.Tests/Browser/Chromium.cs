using Microsoft.Playwright;

namespace PensionsAi.Platform.Tests.Browser;

/// <summary>The machine's Chromium, without a window.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    /// <summary>Why pages cannot be tried here; null when they can.</summary>
    public static string? Missing => Path is null ? "There is no Chromium on this machine (Debian's package is chromium)." : null;

    private static string? Path { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':')
            .SelectMany(folder => (string[])[System.IO.Path.Combine(folder, "chromium"), System.IO.Path.Combine(folder, "chromium-browser")])
            .FirstOrDefault(File.Exists);

    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        // Its sandbox does not take root, which tests in containers are.
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
        return new Chromium(playwright, browser);
    }

    /// <summary>A page of a person of her own.</summary>
    public async Task<IPage> OpenAsync(Uri address) =>
        await (await _browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = address.AbsoluteUri, Locale = "sv-SE" })).NewPageAsync();

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
