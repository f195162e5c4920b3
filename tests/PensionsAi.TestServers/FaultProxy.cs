using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace PensionsAi.TestServers;

/// <summary>Stands between two processes and breaks what goes between them, as networks do. Thread-safe.</summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private const int SlowPiece = 64;
    private static readonly TimeSpan SlowPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(200);

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<Socket, byte> _sockets = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly IPEndPoint _target;
    private readonly Task _accepting;
    private volatile State _state = new(Fault.None);

    private FaultProxy(int targetPort)
    {
        _target = new IPEndPoint(IPAddress.Loopback, targetPort);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens, on the loopback address.</summary>
    public int Port { get; }

    /// <summary>Starts a proxy before a port of the loopback address, on which nobody has to listen yet.</summary>
    public static FaultProxy Start(int targetPort) => new(targetPort);

    /// <summary>Breaks all connections in a way, those there are and those to come, until the next call.</summary>
    public void Set(Fault fault)
    {
        Interlocked.Exchange(ref _state, new State(fault)).Changed.SetResult();
        if (fault == Fault.Reset)
            ResetAll();
    }

    /// <summary>Ends all connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Dispose();
        ResetAll();
        await _accepting;
        _ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                _ = RelayAsync(await _listener.AcceptAsync(_ended.Token));
            }
            catch (SocketException) when (!_ended.IsCancellationRequested)
            {
                // A connection that was gone before it was taken.
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    private async Task RelayAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            _sockets[client] = _sockets[server] = 0;
            try
            {
                if (_state.Fault == Fault.Reset)
                    return;
                await PassAsync(isAnswer: false);
                await server.ConnectAsync(_target, _ended.Token);
                await Task.WhenAny(PumpAsync(client, server, isAnswer: false), PumpAsync(server, client, isAnswer: true)).Unwrap();
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                // The one end learns of the other's end below.
            }
            finally
            {
                _sockets.TryRemove(client, out _);
                _sockets.TryRemove(server, out _);
                if (_state.Fault == Fault.Reset)
                    Reset(client);
            }
        }
    }

    // A half that ends first, such as a client that has sent all, still gets its answer.
    private async Task PumpAsync(Socket from, Socket to, bool isAnswer)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReceiveAsync(buffer, _ended.Token) is > 0 and var length)
        {
            for (var start = 0; start < length;)
            {
                await PassAsync(isAnswer);
                var size = _state.Fault == Fault.SlowBytes ? Math.Min(SlowPiece, length - start) : length - start;
                await to.SendAsync(buffer.AsMemory(start, size), _ended.Token);
                start += size;
            }
        }

        await PassAsync(isAnswer);
        to.Shutdown(SocketShutdown.Send);
        if (!isAnswer)
            await Task.Delay(Timeout.InfiniteTimeSpan, _ended.Token);
    }

    // Returns when a piece may go on.
    private async Task PassAsync(bool isAnswer)
    {
        for (var state = _state; ; state = _state)
        {
            switch (state.Fault)
            {
                case Fault.Latency:
                    await Task.Delay(Late, _ended.Token);
                    return;
                case Fault.SlowBytes:
                    await Task.Delay(SlowPause, _ended.Token);
                    return;
                case Fault.BlackHole:
                case Fault.AnswersHeld when isAnswer:
                    await state.Changed.Task.WaitAsync(_ended.Token);
                    break;
                default:
                    return;
            }
        }
    }

    private void ResetAll()
    {
        foreach (var socket in _sockets.Keys)
            Reset(socket);
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Dispose();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself.
        }
        catch (SocketException)
        {
            // It was not connected yet.
        }
    }

    private sealed record State(Fault Fault)
    {
        public TaskCompletionSource Changed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
