using System.Diagnostics;
using PensionsAi.Transcription.Audio;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Tests.Audio;

public sealed class FfmpegDecodingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pensionsai-audio-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Flac", "flac", "flac")]
    [InlineData("Mpeg", "mp3", "libmp3lame")]
    [InlineData("Ogg", "ogg", "libvorbis")]
    [InlineData("Ogg", "ogg", "libopus")]
    [InlineData("Mp4", "m4a", "aac")]
    public async Task OpenAsync_EveryFormat_GivesTheTone(string format, string extension, string codec)
    {
        var file = await EncodeAsync(extension, "-c:a", codec);

        await using var body = File.OpenRead(file);
        var (header, samples) = await TestData.DecodeAsync(Enum.Parse<AudioFormat>(format), body);

        Assert.Equal(2, header.Channels);
        Assert.InRange(samples.Length / (double)header.Channels / header.SampleRate, 1.95, 2.1);
        var left = samples.Where((_, i) => i % 2 == 0).ToArray();
        var right = samples.Where((_, i) => i % 2 == 1).ToArray();
        Assert.InRange(Level(left, header.SampleRate, 1_000), 0.4, 0.6);
        Assert.InRange(Level(left, header.SampleRate, 400), 0, 0.02);
        Assert.InRange(Level(right, header.SampleRate, 400), 0.2, 0.3);
    }

    [Fact]
    public async Task OpenAsync_M4aWithItsIndexFirst_IsReadToo()
    {
        var file = await EncodeAsync("m4a", "-c:a", "aac", "-movflags", "+faststart");

        await using var body = File.OpenRead(file);
        var (header, samples) = await TestData.DecodeAsync(AudioFormat.Mp4, body);

        Assert.InRange(samples.Length / 2.0 / header.SampleRate, 1.95, 2.1);
    }

    [Theory]
    [InlineData("Flac", "flac")]
    [InlineData("Mpeg", "mp3")]
    [InlineData("Ogg", "ogg")]
    [InlineData("Mp4", "m4a")]
    public async Task OpenAsync_Garbage_IsUnreadable(string format, string extension)
    {
        TestData.SkipWithoutFfmpeg();
        var bytes = new byte[200_000];
        new Random(3).NextBytes(bytes);
        await AssertUnreadableAsync(Enum.Parse<AudioFormat>(format), bytes);

        // The right beginning, then garbage; and zeros, which are no frame of anything.
        var file = await File.ReadAllBytesAsync(await EncodeAsync(extension), TestContext.Current.CancellationToken);
        await AssertUnreadableAsync(Enum.Parse<AudioFormat>(format), [.. file.AsSpan(0, 16), .. new byte[200_000]]);
    }

    [Theory]
    [InlineData("Flac", "flac")]
    [InlineData("Mpeg", "mp3")]
    [InlineData("Ogg", "ogg")]
    public async Task OpenAsync_CutOffFile_GivesWhatIsThere(string format, string extension)
    {
        var file = await File.ReadAllBytesAsync(
            await EncodeAsync(extension, "-af", "aloop=loop=4:size=96000"), TestContext.Current.CancellationToken);

        var (header, samples) = await TestData.DecodeAsync(Enum.Parse<AudioFormat>(format), new MemoryStream(file, 0, file.Length / 2));

        Assert.InRange(samples.Length / 2.0 / header.SampleRate, 1, 9);
    }

    [Fact]
    public async Task OpenAsync_CutOffM4aWithoutIndex_IsUnreadable()
    {
        var file = await File.ReadAllBytesAsync(await EncodeAsync("m4a"), TestContext.Current.CancellationToken);

        await AssertUnreadableAsync(AudioFormat.Mp4, file[..(file.Length / 2)]);
    }

    [Fact]
    public async Task OpenAsync_PlaylistSentAsAudio_IsNotFollowed()
    {
        TestData.SkipWithoutFfmpeg();
        var wav = Path.Combine(_folder, "secret.wav");
        await File.WriteAllBytesAsync(wav, WavFile.Pcm16(8_000, 1, new float[8_000]), TestContext.Current.CancellationToken);
        var playlist = System.Text.Encoding.UTF8.GetBytes($"#EXTM3U\n#EXTINF:1,\nfile://{wav}\n#EXT-X-ENDLIST\n");

        foreach (var format in (AudioFormat[])[AudioFormat.Flac, AudioFormat.Mpeg, AudioFormat.Ogg, AudioFormat.Mp4])
            await AssertUnreadableAsync(format, playlist);
    }

    [Fact]
    public async Task OpenAsync_WithoutFfmpeg_IsNotAvailableButForWav()
    {
        var decoder = new AudioDecoder(new Ffmpeg(null), TimeProvider.System);
        var token = TestContext.Current.CancellationToken;

        var flac = await decoder.OpenAsync(AudioFormat.Flac, new MemoryStream("fLaC"u8.ToArray()), token);
        var wav = await decoder.OpenAsync(AudioFormat.Wav, new MemoryStream(WavFile.Pcm16(8_000, 1, new float[8])), token);

        Assert.Equal(("audio-format-not-available", 422), (flac.Problem!.Kind, flac.Problem.Status));
        Assert.True(wav.IsSuccess);
    }

    [Fact]
    public async Task DisposeAsync_WhileTheInputStillComes_EndsTheChild()
    {
        TestData.SkipWithoutFfmpeg();
        var endless = new EndlessMp3(await File.ReadAllBytesAsync(await EncodeAsync("mp3"), TestContext.Current.CancellationToken));
        var opened = await new AudioDecoder(TestData.Ffmpeg, TimeProvider.System)
            .OpenAsync(AudioFormat.Mpeg, endless, TestContext.Current.CancellationToken);
        Assert.True(opened.IsSuccess);
        await opened.Value.Reader.ReadBlockAsync(TestContext.Current.CancellationToken);

        var start = Stopwatch.GetTimestamp();
        await opened.Value.DisposeAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private static async Task AssertUnreadableAsync(AudioFormat format, byte[] bytes)
    {
        using var detector = TestData.LoadDetector();
        var heard = await TestData.Listener(detector).ListenAsync(
            format, new MemoryStream(bytes), ChannelMode.Auto, progress: null, TestContext.Current.CancellationToken);

        Assert.Equal(("unreadable-audio", 422), (heard.Problem?.Kind, heard.Problem?.Status));
    }

    /// <summary>Two seconds of stereo, 1 kHz at 0.5 to the left and 400 Hz at 0.25 to the right, encoded by ffmpeg.</summary>
    private async Task<string> EncodeAsync(string extension, params string[] arguments)
    {
        TestData.SkipWithoutFfmpeg();
        const int Rate = 48_000;
        var left = Enumerable.Range(0, 2 * Rate).Select(i => 0.5f * (float)Math.Sin(2 * Math.PI * 1_000 * i / Rate)).ToArray();
        var right = Enumerable.Range(0, 2 * Rate).Select(i => 0.25f * (float)Math.Sin(2 * Math.PI * 400 * i / Rate)).ToArray();
        var wav = Path.Combine(_folder, "tone.wav");
        var file = Path.Combine(_folder, "tone." + extension);
        await File.WriteAllBytesAsync(wav, WavFile.Pcm16(Rate, 2, Sounds.Interleave(left, right)), TestContext.Current.CancellationToken);
        using var process = Process.Start(TestData.Ffmpeg.Path!, ["-v", "error", "-y", "-nostdin", "-i", wav, .. arguments, file]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return file;
    }

    /// <summary>Amplitude of one frequency: the Goertzel sum over the middle of the clip.</summary>
    private static double Level(float[] samples, int rate, double frequency)
    {
        var (sine, cosine, count) = (0.0, 0.0, 0);
        for (var i = rate / 2; i < rate * 3 / 2; i++, count++)
        {
            sine += samples[i] * Math.Sin(2 * Math.PI * frequency * i / rate);
            cosine += samples[i] * Math.Cos(2 * Math.PI * frequency * i / rate);
        }

        return 2 * Math.Sqrt((sine * sine) + (cosine * cosine)) / count;
    }

    /// <summary>The same file again and again, without an end.</summary>
    private sealed class EndlessMp3(byte[] file) : Stream
    {
        private int _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var length = Math.Min(count, file.Length - _at);
            file.AsSpan(_at, length).CopyTo(buffer.AsSpan(offset));
            _at = (_at + length) % file.Length;
            return length;
        }

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Flush()
        {
        }
    }
}
