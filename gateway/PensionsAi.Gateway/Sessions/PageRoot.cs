using PensionsAi.ServiceDefaults.Identity;

namespace PensionsAi.Gateway.Sessions;

/// <summary>Pages for persons in a browser. Each has its own signing in and its own cookie, so that a session of one is not sent to the other.</summary>
/// <param name="Path">Where the pages are.</param>
/// <param name="Scope">What a person's key must be good for.</param>
/// <param name="Title">What the pages are for, in the person's language.</param>
/// <param name="Refusal">What is said to a person whose key is not good for it.</param>
internal sealed record PageRoot(string Path, string Scope, string Title, string Refusal)
{
    /// <summary>All pages.</summary>
    public static IReadOnlyList<PageRoot> All { get; } =
    [
        new("/review", Scopes.Review, "Granskning av blanketter", "Nyckeln gäller, men inte för granskning."),
        new("/analyse", Scopes.Classify, "Analys av fritext", "Nyckeln gäller, men inte för analyser."),
    ];

    /// <summary>Name of the policy of the pages' route.</summary>
    public string Policy => "gateway:page:" + Scope;

    /// <summary>Where a person signs in.</summary>
    public string SignIn => Path + "/sign-in";

    /// <summary>Where she signs out.</summary>
    public string SignOut => Path + "/sign-out";

    /// <summary>The pages that a path is of; null when of none.</summary>
    public static PageRoot? Of(PathString path) => All.FirstOrDefault(root => path.StartsWithSegments(root.Path, StringComparison.OrdinalIgnoreCase));
}
