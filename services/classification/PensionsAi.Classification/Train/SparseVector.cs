namespace PensionsAi.Classification.Train;

/// <summary>A text over the terms of a model; what is not named is 0.</summary>
/// <param name="Numbers">Numbers of the terms, rising.</param>
/// <param name="Values">Their values.</param>
internal readonly record struct SparseVector(int[] Numbers, float[] Values);
