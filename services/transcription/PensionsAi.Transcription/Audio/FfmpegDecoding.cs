using System.Diagnostics;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Audio;

/// <summary>
/// One recording on its way through ffmpeg: what is read from this stream is a WAV file of 16-bit samples. A damaged file
/// can make a decoder run wild, so it runs as a child with bounded memory and processor time, may write no file, knows no
/// protocol but its input, and is killed when it falls silent or this stream is disposed. Nothing it says is logged: its
/// messages quote the recording's metadata. Not thread-safe.
/// </summary>
internal sealed class FfmpegDecoding : Stream
{
    private const int MaxMemoryKiB = 1024 * 1024;
    private const int MaxProcessorSeconds = 900;
    private static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly HeldFile? _held;
    private readonly CancellationTokenSource _stopFeeding;
    private readonly TimeProvider _time;
    private readonly Task _feeding;
    private readonly Task _draining;

    private FfmpegDecoding(Process process, Stream? input, HeldFile? held, TimeProvider time, CancellationToken cancellationToken)
    {
        _process = process;
        _held = held;
        _time = time;
        _stopFeeding = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _feeding = FeedAsync(input);
        _draining = process.StandardError.BaseStream.CopyToAsync(Null, CancellationToken.None);
    }

    /// <summary>Whether the child was stopped for taking more than it may. Known once the stream has ended.</summary>
    public bool WasStopped { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Starts decoding.</summary>
    /// <param name="program">Absolute path of ffmpeg.</param>
    /// <param name="format">Format of the recording; not guessed from its content, so no playlist or script is taken for one.</param>
    /// <param name="input">The recording; null when <paramref name="held"/> has it.</param>
    /// <param name="held">The recording as a file; the decoding disposes it.</param>
    /// <param name="time">Measures the child's silence.</param>
    /// <param name="cancellationToken">Ends the reading of the input.</param>
    public static FfmpegDecoding Start(
        string program, AudioFormat format, Stream? input, HeldFile? held, TimeProvider time, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "-hide_banner", "-nostdin", "-v", "error", "-threads", "1",
            "-protocol_whitelist", held is null ? "pipe" : "file",
            "-f", Demuxer(format), "-i", held is not null && OperatingSystem.IsLinux() ? held.Path : "pipe:0",
            "-map", "0:a:0", "-map_metadata", "-1", "-bitexact",
            "-t", (AudioLimits.MaxDuration.TotalSeconds + 60).ToString(System.Globalization.CultureInfo.InvariantCulture),
            "-c:a", "pcm_s16le", "-f", "wav", "pipe:1",
        ];
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(program, arguments)
            : new ProcessStartInfo("/bin/sh", ["-c", Limited, program, .. arguments]);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.UseShellExecute = false;
        start.Environment.Clear();
        var process = Process.Start(start)!;
        return new FfmpegDecoding(process, input, held, time, cancellationToken);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var silence = new CancellationTokenSource(MaxSilence, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            var read = await _process.StandardOutput.BaseStream.ReadAsync(buffer, either.Token);
            if (read == 0 && buffer.Length > 0)
                await EndAsync(cancellationToken);
            return read;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            WasStopped = true;
            _process.Kill(entireProcessTree: true);
            return 0;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _stopFeeding.CancelAsync();
        await _feeding;
        await _draining;
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _stopFeeding.Dispose();
        if (OperatingSystem.IsLinux())
            _held?.Dispose();
        await base.DisposeAsync();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    private static string Limited => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"ulimit -v {MaxMemoryKiB}; ulimit -t {MaxProcessorSeconds}; ulimit -f 0; ulimit -c 0; exec \"$0\" \"$@\"");

    private static string Demuxer(AudioFormat format) => format switch
    {
        AudioFormat.Flac => "flac",
        AudioFormat.Mpeg => "mp3",
        AudioFormat.Ogg => "ogg",
        AudioFormat.Mp4 => "mov",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        // 128 and more: ended by a signal, which is how the limits end it.
        WasStopped |= _process.ExitCode >= 128;
    }

    private async Task FeedAsync(Stream? input)
    {
        try
        {
            if (input is not null)
                await input.CopyToAsync(_process.StandardInput.BaseStream, _stopFeeding.Token);
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The child has closed its end: it has read all it wants. What it wrote tells whether that was enough.
        }
        catch (OperationCanceledException)
        {
            // Disposed, or the job was cancelled: the reader has been told the same.
        }
    }
}
