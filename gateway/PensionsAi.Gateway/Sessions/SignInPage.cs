using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PensionsAi.Gateway.Sessions;

/// <summary>The page on which a person signs in.</summary>
internal static partial class SignInPage
{
    public const string Nothing = "";
    public const string WrongKey = "Nyckeln gäller inte. Kontrollera att hela nyckeln kom med.";
    public const string TooOften = "För många försök. Vänta en stund och försök igen.";
    public const string Unreadable = "Inloggningen kunde inte läsas. Försök igen.";

    private static readonly string Template = ReadTemplate();

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style().Match(Template).Groups["css"].Value)))}'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The page with one of the messages above.</summary>
    public static IResult Show(HttpContext context, PageRoot root, string message, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        return TypedResults.Text(Template.Replace("{message}", message, StringComparison.Ordinal).Replace("{title}", root.Title, StringComparison.Ordinal), "text/html; charset=utf-8", statusCode: status);
    }

    private static string ReadTemplate()
    {
        using var stream = typeof(SignInPage).Assembly.GetManifestResourceStream("sign-in.html")
            ?? throw new InvalidOperationException("The resource sign-in.html is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("<style>(?<css>.*)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
