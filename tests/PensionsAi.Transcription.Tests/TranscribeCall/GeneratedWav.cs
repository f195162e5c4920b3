using PensionsAi.Transcription.Tests.Audio;

namespace PensionsAi.Transcription.Tests.TranscribeCall;

/// <summary>A WAV file of any length that is made while it is read: µ-law, 8 kHz, bursts of noise and tones.</summary>
internal sealed class GeneratedWav : Stream
{
    private const int Rate = 8_000;

    private readonly byte[] _header;
    private readonly byte[] _second;
    private readonly Action<TimeSpan> _onRead;
    private readonly long _length;
    private long _position;

    public GeneratedWav(TimeSpan duration, bool declaresItsLength, Action<TimeSpan>? onRead = null)
    {
        var bytes = (long)(duration.TotalSeconds * Rate);
        _header = WavFile.Build(7, 1, Rate, 8, [], 0, declaresItsLength ? (uint)bytes : 0xFFFFFFFF);
        _length = _header.Length + bytes;
        float[] sound = [.. Sounds.Noise(Rate, 0.3, 0.3f), .. Sounds.DialTone(Rate, 0.4), .. Sounds.Silence(Rate, 0.3)];
        _second = WavFile.MuLaw(Rate, 1, sound)[44..];
        _onRead = onRead ?? (_ => { });
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        _onRead(TimeSpan.FromSeconds(_position / (double)Rate));
        var written = 0;
        while (written < count && _position < _length)
        {
            var source = _position < _header.Length
                ? _header.AsSpan((int)_position)
                : _second.AsSpan((int)((_position - _header.Length) % _second.Length));
            var length = (int)Math.Min(Math.Min(source.Length, count - written), _length - _position);
            source[..length].CopyTo(buffer.AsSpan(offset + written));
            written += length;
            _position += length;
        }

        return written;
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
