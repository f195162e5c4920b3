using System.Buffers;
using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using PensionsAi.Transcription.Model.Ggml;
using PensionsAi.Transcription.Model.Graph;

namespace PensionsAi.Transcription.Model;

/// <summary>Sound as the encoder wants to see it (openai/whisper, audio.py): 100 frames a second, 80 dB of range.</summary>
internal static class LogMel
{
    private const int HopSamples = 160;

    /// <summary>Frames transformed at once: a few megabytes.</summary>
    private const int ChunkFrames = 500;

    /// <summary>The range that is kept, in powers of ten.</summary>
    private const float Range = 8;

    private static readonly string[] Output = [MelGraph.Mel];

    /// <summary>The spectrogram of a window that is filled up with silence, [1, bands, frames]. The caller disposes it.</summary>
    public static OrtValue Spectrogram(InferenceSession mel, GgmlHeader header, ReadOnlySpan<float> samples)
    {
        var frames = header.AudioContext * 2;
        var spectrogram = OrtValue.CreateAllocatedTensorValue(
            OrtAllocator.DefaultInstance, TensorElementType.Float, [1, header.MelBands, frames]);
        var powers = spectrogram.GetTensorMutableDataAsSpan<float>();
        var buffer = ArrayPool<double>.Shared.Rent(ChunkFrames * MelGraph.FrameSamples);
        try
        {
            for (var first = 0; first < frames; first += ChunkFrames)
                Transform(mel, samples, buffer, first, frames, powers);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(buffer);
        }

        TensorPrimitives.Max(powers, TensorPrimitives.Max<float>(powers) - Range, powers);
        TensorPrimitives.Add(powers, 4, powers);
        TensorPrimitives.Divide(powers, 4, powers);
        return spectrogram;
    }

    private static void Transform(
        InferenceSession mel, ReadOnlySpan<float> samples, double[] buffer, int first, int frames, Span<float> powers)
    {
        var count = Math.Min(ChunkFrames, frames - first);
        for (var frame = 0; frame < count; frame++)
            Cut(samples, (first + frame) * HopSamples, frames * HopSamples, buffer.AsSpan(frame * MelGraph.FrameSamples, MelGraph.FrameSamples));
        using var input = OrtValue.CreateTensorValueFromMemory(
            OrtMemoryInfo.DefaultInstance, buffer.AsMemory(0, count * MelGraph.FrameSamples), [count, MelGraph.FrameSamples]);
        using var run = new RunOptions();
        using var outputs = mel.Run(run, new Dictionary<string, OrtValue> { [MelGraph.Frames] = input }, Output);
        var transformed = outputs[0].GetTensorDataAsSpan<float>();
        for (var band = 0; band * count < transformed.Length; band++)
            transformed.Slice(band * count, count).CopyTo(powers[((band * frames) + first)..]);
    }

    /// <summary>A frame is centred on its sample; beyond both ends the window is mirrored.</summary>
    private static void Cut(ReadOnlySpan<float> samples, int centre, int windowSamples, Span<double> frame)
    {
        for (var i = 0; i < frame.Length; i++)
        {
            var at = Math.Abs(centre - (frame.Length / 2) + i);
            at = at < windowSamples ? at : (2 * (windowSamples - 1)) - at;
            frame[i] = at < samples.Length ? samples[at] : 0;
        }
    }
}
