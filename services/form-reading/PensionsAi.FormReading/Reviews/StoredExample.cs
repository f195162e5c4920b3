namespace PensionsAi.FormReading.Reviews;

/// <summary>A field with what a person read in it, kept to measure and train models with.</summary>
internal sealed class StoredExample
{
    public required Guid Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What was read and what a person read, sealed.</summary>
    public required byte[] Content { get; set; }

    /// <summary>The picture, sealed.</summary>
    public required byte[] Crop { get; set; }

    public string ContentPlace => $"{Id:N}/example";

    public string CropPlace => $"{Id:N}/example-crop";
}
