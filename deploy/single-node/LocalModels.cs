using PensionsAi.ServiceDefaults.Secrets;

namespace PensionsAi.SingleNode;

/// <summary>Where large models are put that this machine fetches: the operator's own store, else <c>models</c> in the local folder.</summary>
internal static class LocalModels
{
    private const string Key = "PENSIONSAI_MODELS";

    /// <summary>Gives the store a folder when the operator named none.</summary>
    public static void AddTo(ConfigurationManager configuration)
    {
        if (string.IsNullOrEmpty(configuration[Key]))
            configuration[Key] = Path.Combine(new LocalFolder(configuration).Path, "models");
    }

    /// <summary>The folder, which may not exist yet.</summary>
    public static string FolderOf(IConfiguration configuration) =>
        configuration[Key] ?? throw new InvalidOperationException($"{Key} is not set.");
}
