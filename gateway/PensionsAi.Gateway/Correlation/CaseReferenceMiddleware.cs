using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using PensionsAi.Gateway.Audit;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Gateway.Correlation;

/// <summary>Takes the case that a call belongs to from <c>X-Case-Reference</c>, for the internal token and the audit trail.</summary>
internal sealed class CaseReferenceMiddleware(RequestDelegate next)
{
    public const string HeaderName = "X-Case-Reference";

    private const int MaxLength = 64;

    public Task InvokeAsync(HttpContext context)
    {
        var given = context.Request.Headers[HeaderName];
        if (given.Count == 0)
            return next(context);
        if (!IsValid(given))
        {
            return ProblemResult.WriteAsync(
                context, ServiceProblem.InvalidField(HeaderName, $"Must be one value of 1 to {MaxLength} printable characters."));
        }

        context.Features.GetRequiredFeature<CallRecord>().CaseReference = given.ToString();
        return next(context);
    }

    private static bool IsValid(StringValues given) =>
        given.Count == 1
        && given[0] is { Length: > 0 and <= MaxLength } value
        && value.EnumerateRunes().All(rune => rune != Rune.ReplacementChar && (rune.Value == ' ' || IsVisible(rune)));

    private static bool IsVisible(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune);
}
