using PensionsAi.FormReading.Imaging;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>A form as it was read, with the pictures of its fields.</summary>
/// <param name="Reading">What was read; without a review yet.</param>
/// <param name="Crops">The pictures by name of field.</param>
internal sealed record ReadPage(Contracts.FormReading Reading, IReadOnlyDictionary<string, GreyPicture> Crops)
{
    /// <summary>The pictures as PNG.</summary>
    public IReadOnlyDictionary<string, byte[]> EncodeCrops() => Crops.ToDictionary(crop => crop.Key, crop => GreyPng.Encode(crop.Value));
}
