namespace PensionsAi.Transcription.Model.Ggml;

/// <summary>The size of a model, as its file says. Whatever passes <see cref="Check"/> can be built.</summary>
/// <param name="VocabularySize">Tokens, special ones too: 51,865, or 51,866 for the large models of the third version.</param>
/// <param name="AudioContext">Rows that the encoder gives for 30 s: 1,500.</param>
/// <param name="AudioState">Width of the encoder.</param>
/// <param name="AudioHeads">Attention heads of the encoder.</param>
/// <param name="AudioLayers">Layers of the encoder.</param>
/// <param name="TextContext">Tokens that the decoder sees at most: 448.</param>
/// <param name="TextState">Width of the decoder, the encoder's.</param>
/// <param name="TextHeads">Attention heads of the decoder.</param>
/// <param name="TextLayers">Layers of the decoder.</param>
/// <param name="MelBands">Bands of the spectrogram: 80 or 128.</param>
internal sealed record GgmlHeader(
    int VocabularySize,
    int AudioContext,
    int AudioState,
    int AudioHeads,
    int AudioLayers,
    int TextContext,
    int TextState,
    int TextHeads,
    int TextLayers,
    int MelBands)
{
    /// <summary>Refuses sizes that no such model has: they are a damaged or hostile file.</summary>
    /// <exception cref="SpeechModelException">A size is out of its range, or two do not go together.</exception>
    public void Check()
    {
        Within(VocabularySize, 51_865, 51_866, "vocabulary");
        Within(AudioContext, 1_500, 1_500, "audio context");
        Within(TextContext, 448, 448, "text context");
        Within(AudioLayers, 1, 32, "audio layers");
        Within(TextLayers, 1, 32, "text layers");
        Within(MelBands, 80, 128, "mel bands");
        CheckWidth(AudioState, AudioHeads);
        CheckWidth(TextState, TextHeads);
        if (AudioState != TextState)
            throw new SpeechModelException("Encoder and decoder differ in width.");
    }

    private static void CheckWidth(int state, int heads)
    {
        Within(heads, 1, 32, "heads");
        Within(state, 32, 2_048, "width");

        // Quantised rows are blocks of 32.
        if (state % heads != 0 || state % 32 != 0 || state / heads % 8 != 0)
            throw new SpeechModelException($"A width of {state} does not go with {heads} heads.");
    }

    private static void Within(int value, int least, int most, string what)
    {
        if (value < least || value > most)
            throw new SpeechModelException($"The model's {what} of {value} is not within {least} to {most}.");
    }
}
