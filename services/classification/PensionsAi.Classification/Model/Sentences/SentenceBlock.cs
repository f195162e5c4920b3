namespace PensionsAi.Classification.Model.Sentences;

/// <summary>What a model's first head makes of the vector of a whole text, beside the terms. Thread-safe.</summary>
internal sealed class SentenceBlock
{
    private readonly float[] _offsets;
    private readonly float[] _weights;

    /// <summary>A block over its parts.</summary>
    /// <param name="encoder">What the vectors must be made by.</param>
    /// <param name="weight">How long the block was beside the words in training, above 0.</param>
    /// <param name="offsets">By class.</param>
    /// <param name="weights">By class, then by dimension.</param>
    public SentenceBlock(EncoderIdentity encoder, float weight, ReadOnlySpan<float> offsets, ReadOnlySpan<float> weights)
    {
        if (offsets.IsEmpty || weights.IsEmpty || weights.Length % offsets.Length != 0)
            throw new ArgumentException("There must be one weight for each class and dimension.", nameof(weights));
        (Encoder, Weight, _offsets, _weights) = (encoder, weight, offsets.ToArray(), weights.ToArray());
    }

    /// <summary>What the vectors must be made by.</summary>
    public EncoderIdentity Encoder { get; }

    /// <summary>How long the block was beside the words in training.</summary>
    public float Weight { get; }

    /// <summary>By class.</summary>
    public ReadOnlySpan<float> Offsets => _offsets;

    /// <summary>By class, then by dimension.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>Dimensions of a vector.</summary>
    public int Width => _weights.Length / _offsets.Length;

    /// <summary>What a text as a whole adds to the margin of a class: 0 for the average text of the training.</summary>
    /// <exception cref="ArgumentException">The vector has another number of dimensions: it is of another encoder, or there is none.</exception>
    public float Share(ReadOnlySpan<float> vector, int output)
    {
        if (vector.Length != Width)
            throw new ArgumentException("The model needs the vector of its sentence encoder.", nameof(vector));
        var sum = _offsets[output];
        var row = _weights.AsSpan(output * Width, Width);
        for (var dimension = 0; dimension < row.Length; dimension++)
            sum += vector[dimension] * row[dimension];
        return sum;
    }

    /// <summary>Adds what the text as a whole says to the margins of the first head.</summary>
    public void AddTo(Span<float> margins, ReadOnlySpan<float> vector)
    {
        for (var output = 0; output < _offsets.Length; output++)
            margins[output] += Share(vector, output);
    }
}
