using PensionsAi.Transcription.Model.Ggml;

namespace PensionsAi.Transcription.Model.Decoding;

/// <summary>
/// The heads of cross-attention that follow the sound word by word. Which these are was found by OpenAI for each of its
/// models (openai/whisper, <c>_ALIGNMENT_HEADS</c>) and stays when a model is trained further, as KB-Whisper was.
/// </summary>
internal static class AlignmentHeads
{
    private static readonly Dictionary<(int Layers, int Width, int Bands), (int Layer, int Head)[]> Known = new()
    {
        [(4, 384, 80)] = [(2, 2), (3, 0), (3, 2), (3, 3), (3, 4), (3, 5)],
        [(6, 512, 80)] = [(3, 1), (4, 2), (4, 3), (4, 7), (5, 1), (5, 2), (5, 4), (5, 6)],
        [(12, 768, 80)] = [(5, 3), (5, 9), (8, 0), (8, 4), (8, 7), (8, 8), (9, 0), (9, 7), (9, 9), (10, 5)],
        [(24, 1024, 80)] = [(13, 15), (15, 4), (15, 15), (16, 1), (20, 0), (23, 4)],
        [(32, 1280, 128)] = [(7, 0), (10, 17), (12, 18), (13, 12), (16, 1), (17, 14), (19, 11), (21, 4), (24, 1), (25, 6)],
        [(4, 1280, 128)] = [(2, 4), (2, 11), (3, 3), (3, 6), (3, 11), (3, 14)],
    };

    /// <summary>The heads of a model; for one that is not known, all of the later half of its layers, as OpenAI does.</summary>
    public static IReadOnlyList<(int Layer, int Head)> Of(GgmlHeader header) =>
        Known.TryGetValue((header.TextLayers, header.TextState, header.MelBands), out var heads)
            ? heads
            : [.. from layer in Enumerable.Range(header.TextLayers / 2, header.TextLayers - (header.TextLayers / 2))
                  from head in Enumerable.Range(0, header.TextHeads)
                  select (layer, head)];
}
