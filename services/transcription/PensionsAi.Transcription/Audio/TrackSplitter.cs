using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Audio;

/// <summary>Takes the tracks out of interleaved channels. Not thread-safe.</summary>
internal sealed class TrackSplitter
{
    private readonly int _channels;
    private float[] _track = [];

    /// <summary>For recordings of so many channels.</summary>
    public TrackSplitter(int channels, ChannelMode mode)
    {
        _channels = channels;
        Tracks = mode == ChannelMode.Separate || (mode == ChannelMode.Auto && channels == 2) ? channels : 1;
    }

    /// <summary>Tracks: one a channel, or one in all.</summary>
    public int Tracks { get; }

    /// <summary>One track of a block, valid until the next call.</summary>
    public ReadOnlySpan<float> Track(ReadOnlySpan<float> interleaved, int track)
    {
        if (_channels == 1)
            return interleaved;
        var frames = interleaved.Length / _channels;
        if (_track.Length < frames)
            _track = new float[frames];
        for (var frame = 0; frame < frames; frame++)
        {
            var channels = interleaved.Slice(frame * _channels, _channels);
            _track[frame] = Tracks > 1 ? channels[track] : Mean(channels);
        }

        return _track.AsSpan(0, frames);
    }

    private static float Mean(ReadOnlySpan<float> samples)
    {
        var sum = 0f;
        foreach (var sample in samples)
            sum += sample;
        return sum / samples.Length;
    }
}
