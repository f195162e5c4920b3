namespace PensionsAi.Transcription.Tests;

/// <summary>A recording with one speaker, decoded.</summary>
internal sealed record Clip(string Name, int SampleRate, float[] Samples);
