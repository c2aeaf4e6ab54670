using System.Diagnostics;
using System.Globalization;

namespace Tocsin.Server.Ingest;

/// <summary>Runs a <c>tocsin</c> command in a process of its own.</summary>
/// <remarks>
/// What hostile input can break or fill is that process, not the duty room; its memory goes back when it ends. It gets the address of the store
/// through its environment: an argument could be read by everybody on the machine.
/// </remarks>
public sealed class ScanProcess(ServerSettings settings)
{
    private const long LookMemory = 1L << 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">Command and options.</param>
    /// <param name="said">Called with each line of output.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="JobFailedException">What it said could not be taken: it ended half-way, or a line is none of ours.</exception>
    public Task<int> Run(IReadOnlyList<string> arguments, Action<string> said, CancellationToken cancellation)
    {
        var start = Start(arguments);
        start.Environment["TOCSIN_STORE"] = settings.StoreText;
        return Run(start, said, cancellation);
    }

    /// <summary>Runs one that only looks at a file: it is not told where the store is, and its memory is bounded.</summary>
    /// <param name="arguments">Command and options.</param>
    /// <param name="said">Called with each line of output.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Its exit code.</returns>
    public Task<int> Look(IReadOnlyList<string> arguments, Action<string> said, CancellationToken cancellation)
    {
        var start = Start(arguments);
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("TOCSIN_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_GCHeapHardLimit"] = LookMemory.ToString("X", CultureInfo.InvariantCulture);
        return Run(start, said, cancellation);
    }

    /// <summary>Starts one that runs scans one after another.</summary>
    internal WarmProcess Warm()
    {
        var start = Start(["worker"]);
        start.Environment["TOCSIN_STORE"] = settings.StoreText;
        return WarmProcess.Start(start);
    }

    private ProcessStartInfo Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(settings.Program[0]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach (string argument in settings.Program.Skip(1).Concat(arguments))
            start.ArgumentList.Add(argument);
        return start;
    }

    private static async Task<int> Run(ProcessStartInfo start, Action<string> said, CancellationToken cancellation)
    {
        using var process = Process.Start(start) ?? throw new JobFailedException("the program could not be started again");
        StandBack(process);
        process.StandardInput.Close();

        // Lines come on threads of the pool: what is thrown there would end the server. A process that is killed can leave half a line.
        Exception? broken = null;
        void Tell(object? sender, DataReceivedEventArgs line)
        {
            if (string.IsNullOrWhiteSpace(line.Data) || Volatile.Read(ref broken) is not null)
                return;
            try
            {
                said(line.Data);
            }
#pragma warning disable CA1031 // Whatever a line does to its reader, the one who started the process is told.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref broken, error, null);
            }
        }

        process.OutputDataReceived += Tell;
        process.ErrorDataReceived += Tell;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await End(process).ConfigureAwait(false);
            throw;
        }

        return broken is null ? process.ExitCode : throw new JobFailedException($"what the program said could not be read; it ended with code {process.ExitCode}, perhaps half-way", broken);
    }

    /// <summary>People who wait for a page go first; a scan takes what they leave.</summary>
    internal static void StandBack(Process process)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ended already, or the system does not let us: then it runs as it is.
        }
    }

    /// <summary>It cleans up when asked politely; one that does not listen is killed.</summary>
    internal static async Task End(Process process)
    {
        using (var polite = Process.Start(new ProcessStartInfo("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]) { UseShellExecute = false }))
        {
        }

        using var wait = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(wait.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
