using System.Diagnostics;

namespace Tocsin.Server.Ingest;

/// <summary>Runs a <c>tocsin</c> command in a process of its own.</summary>
/// <remarks>
/// What hostile input can break or fill is that process, not the duty room; its memory goes back when it ends. It gets the address of the store
/// through its environment: an argument could be read by everybody on the machine.
/// </remarks>
public sealed class ScanProcess(ServerSettings settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">Command and options.</param>
    /// <param name="said">Called with each line of output.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Its exit code.</returns>
    public async Task<int> Run(IReadOnlyList<string> arguments, Action<string> said, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(settings.Program[0]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach (string argument in settings.Program.Skip(1).Concat(arguments))
            start.ArgumentList.Add(argument);
        start.Environment["TOCSIN_STORE"] = settings.StoreText;
        using var process = Process.Start(start) ?? throw new JobFailedException("the program could not be started again");
        process.StandardInput.Close();
        process.OutputDataReceived += (_, line) => Tell(line.Data, said);
        process.ErrorDataReceived += (_, line) => Tell(line.Data, said);
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

        return process.ExitCode;
    }

    private static void Tell(string? line, Action<string> said)
    {
        if (!string.IsNullOrWhiteSpace(line))
            said(line);
    }

    // It cleans up when asked politely; one that does not listen is killed.
    private static async Task End(Process process)
    {
        using (var polite = Process.Start(new ProcessStartInfo("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]) { UseShellExecute = false }))
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
