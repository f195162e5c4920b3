namespace PensionsAi.FormReading.Reviews;

/// <summary>The picture of a field under review, apart from its row so that lists do not load it.</summary>
internal sealed class StoredCrop
{
    public required Guid ReviewId { get; init; }

    public required string Field { get; init; }

    /// <summary>A PNG, sealed.</summary>
    public required byte[] Content { get; init; }

    /// <summary>Where a crop is sealed for.</summary>
    public static string PlaceOf(Guid review, string field) => $"{review:N}/crop/{field}";
}
