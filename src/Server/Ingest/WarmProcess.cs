using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Tocsin.Server.Ingest;

/// <summary>A process of <c>tocsin worker</c>: runs one scan after another, and what it compiled for one serves the next.</summary>
/// <remarks>One run at a time; it is of no use any more once <see cref="Over"/>.</remarks>
internal sealed class WarmProcess : IDisposable
{
    /// <summary>Above so much it is let go after a run, and the next scan starts a new one.</summary>
    public const long MostMemory = 1L << 30;

    private readonly Process _process;
    private Action<string>? _said;

    private WarmProcess(Process process)
    {
        _process = process;
        Id = process.Id;
        // All that a scan says comes on its output; here comes what the runtime says when it breaks.
        process.ErrorDataReceived += (_, line) =>
        {
            if (!string.IsNullOrWhiteSpace(line.Data))
                Volatile.Read(ref _said)?.Invoke(line.Data);
        };
        process.BeginErrorReadLine();
    }

    /// <summary>Its number.</summary>
    public int Id { get; }

    /// <summary>It ended, was ended, or should be.</summary>
    public bool Over { get; private set; }

    /// <summary>Starts one.</summary>
    /// <exception cref="JobFailedException">It could not be started.</exception>
    public static WarmProcess Start(ProcessStartInfo start)
    {
        var process = Process.Start(start) ?? throw new JobFailedException("the program could not be started again");
        ScanProcess.StandBack(process);
        return new WarmProcess(process);
    }

    /// <summary>Runs one command to its end.</summary>
    /// <param name="arguments">Command and options.</param>
    /// <param name="said">Called with each line of output, one at a time.</param>
    /// <param name="cancellation">Ends it, and the process with it.</param>
    /// <returns>Its exit code; that of the process when it ended half-way; null when it had ended before and nothing was done.</returns>
    public async Task<int?> Run(IReadOnlyList<string> arguments, Action<string> said, CancellationToken cancellation)
    {
        if (_process.HasExited)
        {
            Over = true;
            return null;
        }

        try
        {
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(arguments).AsMemory(), cancellation).ConfigureAwait(false);
            await _process.StandardInput.FlushAsync(cancellation).ConfigureAwait(false);
        }
        catch (IOException)
        {
            Over = true;
            return null;
        }

        var turn = new Lock();
        Exception? broken = null;
        void Tell(string line)
        {
            lock (turn)
            {
                try
                {
                    if (broken is null)
                        said(line);
                }
#pragma warning disable CA1031 // Whatever a line does to its reader, the one who asked for the run is told.
                catch (Exception error)
#pragma warning restore CA1031
                {
                    broken = error;
                }
            }
        }

        Volatile.Write(ref _said, Tell);
        try
        {
            int code = await Ended(Tell, cancellation).ConfigureAwait(false);
            Over |= code is not (0 or 1) || Large();
            return broken is null ? code : throw new JobFailedException($"what the program said could not be read; it ended with code {code}, perhaps half-way", broken);
        }
        catch (OperationCanceledException)
        {
            Over = true;
            await ScanProcess.End(_process).ConfigureAwait(false);
            throw;
        }
        finally
        {
            Volatile.Write(ref _said, null);
        }
    }

    /// <summary>Lets it go: it ends by itself when nothing more can come.</summary>
    public void Dispose()
    {
        Over = true;
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It is gone already.
        }

        _process.Dispose();
    }

    private async Task<int> Ended(Action<string> tell, CancellationToken cancellation)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            if (EndOf(line) is { } code)
                return code;
            if (!string.IsNullOrWhiteSpace(line))
                tell(line);
        }

        Over = true;
        await _process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        return _process.ExitCode is var gone and not (0 or 1) ? gone : throw new JobFailedException("the program ended before the scan did");
    }

    // What a scan says of other people's text stands inside strings of its own lines: none of it can be this line.
    private static int? EndOf(string line)
    {
        if (!line.StartsWith("{\"type\":\"ended\"", StringComparison.Ordinal))
            return null;
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.GetProperty("code").GetInt32();
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private bool Large()
    {
        try
        {
            _process.Refresh();
            return _process.WorkingSet64 > MostMemory;
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            return true;
        }
    }
}
