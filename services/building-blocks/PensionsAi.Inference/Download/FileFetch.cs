using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using PensionsAi.Inference.Manifests;

namespace PensionsAi.Inference.Download;

/// <summary>Fetches one file of a model. Used once.</summary>
internal sealed class FileFetch(HttpClient client, ModelFile file, string path, ModelDownloadOptions options, TimeProvider time)
{
    private readonly byte[] _buffer = new byte[128 * 1024];

    /// <summary>Fetches the file unless it is there.</summary>
    /// <exception cref="IOException">The folder cannot be written, or its disk is full.</exception>
    public async Task<(ModelDownloadStatus Status, int? HttpStatus)> RunAsync(
        IProgress<ModelDownloadProgress>? progress, CancellationToken cancellationToken)
    {
        if (File.Exists(path) && await IsTheFileAsync(path, cancellationToken))
            return (ModelDownloadStatus.AlreadyInstalled, null);
        if (file.Url is null)
            return (ModelDownloadStatus.NoAddress, null);

        var part = TryOpenPart();
        if (part is null)
            return (ModelDownloadStatus.Busy, null);
        await using (part)
        {
            var (status, httpStatus) = await FillAsync(part, progress, cancellationToken);
            if (status is not null)
                return (status.Value, httpStatus);
        }

        if (!await IsTheFileAsync(part.Name, cancellationToken))
        {
            File.Delete(part.Name);
            return (ModelDownloadStatus.Mismatch, null);
        }

        File.Move(part.Name, path, overwrite: true);
        return (ModelDownloadStatus.Installed, null);
    }

    /// <summary>Attempts until the part is whole. Null when it is; a server's refusal or the last attempt's failure otherwise.</summary>
    private async Task<(ModelDownloadStatus? Status, int? HttpStatus)> FillAsync(
        FileStream part, IProgress<ModelDownloadProgress>? progress, CancellationToken cancellationToken)
    {
        if (part.Length > file.Bytes)
            part.SetLength(0);
        for (var failures = 0; part.Length < file.Bytes;)
        {
            var before = part.Length;
            var (passing, httpStatus) = await AttemptAsync(part, progress, cancellationToken);
            if (!passing && part.Length < file.Bytes)
            {
                // An answer that ends early without a broken connection is the whole of what the server has.
                return httpStatus is null ? (null, null) : (ModelDownloadStatus.Refused, httpStatus);
            }

            failures = part.Length > before ? 0 : failures + 1;
            if (failures >= options.Attempts)
                return (ModelDownloadStatus.Interrupted, httpStatus);
            if (part.Length < file.Bytes)
                await Task.Delay(options.Pause * Math.Pow(2, Math.Max(0, failures - 1)), time, cancellationToken);
        }

        return (null, null);
    }

    /// <summary>One request. Passing: trying again may help.</summary>
    private async Task<(bool Passing, int? HttpStatus)> AttemptAsync(
        FileStream part, IProgress<ModelDownloadProgress>? progress, CancellationToken cancellationToken)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, file.Url);
            if (part.Length > 0)
                request.Headers.Range = new RangeHeaderValue(part.Length, null);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var goesOn = response.StatusCode == HttpStatusCode.PartialContent
                && response.Content.Headers.ContentRange?.From == part.Length;
            if (!goesOn && response.StatusCode != HttpStatusCode.OK)
                return (IsPassing(response.StatusCode, part), (int)response.StatusCode);

            // A server that does not know ranges sends all of it again.
            if (!goesOn)
                part.SetLength(0);
            part.Seek(0, SeekOrigin.End);
            await CopyAsync(response, part, progress, silence);
            return (false, null);
        }
        catch (HttpRequestException)
        {
            return (true, null);
        }
        catch (BrokenConnectionException)
        {
            return (true, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (true, null);
        }
    }

    private async Task CopyAsync(
        HttpResponseMessage response, FileStream part, IProgress<ModelDownloadProgress>? progress, CancellationTokenSource silence)
    {
        await using var body = await response.Content.ReadAsStreamAsync(silence.Token);
        while (part.Length < file.Bytes)
        {
            int read;
            using (time.CreateTimer(_ => silence.Cancel(), null, options.Silence, Timeout.InfiniteTimeSpan))
            {
                try
                {
                    read = await body.ReadAsync(_buffer, silence.Token);
                }
                catch (IOException)
                {
                    // The network's exceptions share a type with the disk's, which must not be taken for a passing fault.
                    throw new BrokenConnectionException();
                }
            }

            if (read == 0)
                return;
            // Never more than the manifest says, whatever the server sends.
            var wanted = (int)Math.Min(read, file.Bytes - part.Length);
            await part.WriteAsync(_buffer.AsMemory(0, wanted), silence.Token);
            progress?.Report(new ModelDownloadProgress(file.Path, part.Length, file.Bytes));
        }
    }

    private static bool IsPassing(HttpStatusCode status, FileStream part)
    {
        if (status is HttpStatusCode.RequestedRangeNotSatisfiable or HttpStatusCode.PartialContent && part.Length > 0)
        {
            // The server's file is another one than that which the part was begun from.
            part.SetLength(0);
            return true;
        }

        return status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
    }

    private FileStream? TryOpenPart()
    {
        try
        {
            return new FileStream(path + ".part", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException) when (File.Exists(path + ".part"))
        {
            return null;
        }
    }

    private async Task<bool> IsTheFileAsync(string candidate, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(candidate);
        return stream.Length == file.Bytes
            && Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken)) == file.Sha256;
    }

    private sealed class BrokenConnectionException : Exception;
}
