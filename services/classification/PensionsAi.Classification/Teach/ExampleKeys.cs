using PensionsAi.ServiceDefaults.Secrets;
using PensionsAi.Storage.Sealing;

namespace PensionsAi.Classification.Teach;

/// <summary>The keys of the texts that taxonomies are taught with.</summary>
internal sealed class ExampleKeys(PlatformKeys keys) : ContentKeys(keys, "examples");
