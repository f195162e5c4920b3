using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace PensionsAi.Pages;

/// <summary>What every page has around its content: language, style, and a way out. No script, and nothing from elsewhere.</summary>
public static class PageLayout
{
    private static readonly string Style = ReadStyle();

    /// <summary>What the browser lets these pages do.</summary>
    private static readonly string Policy =
        $"default-src 'none'; img-src data:; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The whole page as an answer.</summary>
    /// <param name="context">The call; its answer gets the policy.</param>
    /// <param name="area">What the page is one of.</param>
    /// <param name="title">What the page is about, first in the browser's title.</param>
    /// <param name="content">What stands in <c>main</c>.</param>
    /// <param name="status">HTTP status.</param>
    public static IResult Show(HttpContext context, PageArea area, string title, Html content, int status = StatusCodes.Status200OK)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(area);
        var root = RootOf(context, area);
        var page = Html.Of($"""
            <!DOCTYPE html>
            <html lang="sv">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title} – {area.Name}</title>
            """);
        var body = Html.Of($"""
            </head>
            <body>
            <header>
            <nav aria-label="{area.Name}"><a href="{root}">{area.Home}</a></nav>
            <form method="post" action="{root}/sign-out"><button class="second" type="submit">Logga ut</button></form>
            </header>
            <main>
            {content}
            </main>
            </body>
            </html>
            """);
        context.Response.Headers.ContentSecurityPolicy = Policy;
        return TypedResults.Text($"{page}\n<style>{Style}</style>\n{body}", "text/html; charset=utf-8", statusCode: status);
    }

    /// <summary>The path of an area's first page as the browser knows it.</summary>
    public static string RootOf(HttpContext context, PageArea area)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(area);
        return $"{context.Request.Headers["X-Forwarded-Prefix"]}{area.Path}";
    }

    private static string ReadStyle()
    {
        using var stream = typeof(PageLayout).Assembly.GetManifestResourceStream("page.css")
            ?? throw new InvalidOperationException("The resource page.css is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
