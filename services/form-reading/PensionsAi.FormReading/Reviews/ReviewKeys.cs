using PensionsAi.ServiceDefaults.Secrets;
using PensionsAi.Storage.Sealing;

namespace PensionsAi.FormReading.Reviews;

/// <summary>The keys of what is kept of forms.</summary>
internal sealed class ReviewKeys(PlatformKeys keys) : ContentKeys(keys, "reviews");
