namespace PensionsAi.TestServers;

/// <summary>
/// Whether a kind of server runs in a container or as the program of an installed package. <c>PENSIONSAI_TEST_SERVERS</c> says
/// <c>containers</c>, <c>debian</c> (packages), or <c>auto</c>, the default: a container where an engine and the image are there.
/// </summary>
/// <param name="Image">What to make a container of; null for the installed package.</param>
/// <param name="Missing">Why there can be no server; null when there can.</param>
internal sealed record ServerChoice(string? Image, string? Missing)
{
    private const string Setting = "PENSIONSAI_TEST_SERVERS";

    /// <summary>Chooses for one kind of server.</summary>
    /// <param name="imageVariable">Name of its image in <c>deploy/images.env</c> and <c>deploy/images.debian.env</c>.</param>
    /// <param name="packageMissing">Why the installed package cannot be used; null when it can.</param>
    public static ServerChoice Of(string imageVariable, string? packageMissing)
    {
        var wanted = Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } value ? value : "auto";
        if (wanted is not ("auto" or "containers" or "debian"))
            throw new InvalidOperationException($"{Setting} is '{wanted}'; it can be auto, containers or debian.");
        var image = wanted == "debian" ? null : ServerImages.Find(imageVariable);
        return (wanted, image) switch
        {
            (_, not null) => new(image, null),
            ("containers", _) => new(null, DockerEngine.Missing ?? $"The engine has no image of {imageVariable}: deploy/images/build.sh --servers."),
            _ => new(null, packageMissing),
        };
    }
}
