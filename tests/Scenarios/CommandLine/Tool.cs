using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Tocsin.Scenarios.CommandLine;

/// <summary>The built program, run as users run it: another process, real pipes, real files.</summary>
internal static class Tool
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>The repository's root: the folder with the solution.</summary>
    internal static string Root { get; } = FindRoot();

    /// <summary>The program, in the configuration these tests were built in.</summary>
    internal static string Program { get; } = Path.Combine(
        Root, "src", "Cli", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "tocsin.dll");

    internal static Task<Run> Run(string directory, params string[] args) => Run(directory, [], args);

    internal static async Task<Run> Run(string directory, byte[] input, string[] args)
    {
        using var process = Start(directory, args);
        var output = ReadAll(process.StandardOutput.BaseStream);
        var error = ReadAll(process.StandardError.BaseStream);
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It did not want its input.
        }

        return await Finish(process, output, error);
    }

    /// <summary>Starts it, waits until a moment has come, interrupts it as Ctrl-C does, and waits for the end.</summary>
    internal static Task<Run> Interrupt(string directory, Func<bool> moment, params string[] args)
    {
        const int interrupt = 2;
        return Signal(directory, moment, interrupt, args);
    }

    /// <summary>Starts it, waits until a moment has come, and kills it without a chance to tidy up.</summary>
    internal static Task<Run> Kill(string directory, Func<bool> moment, params string[] args)
    {
        const int kill = 9;
        return Signal(directory, moment, kill, args);
    }

    /// <summary>Starts it with an input that never comes, and interrupts it while it waits.</summary>
    internal static async Task<Run> InterruptWaiting(string directory, params string[] args)
    {
        const int interrupt = 2;
        using var process = Start(directory, args);
        var output = ReadAll(process.StandardOutput.BaseStream);
        var error = ReadAll(process.StandardError.BaseStream);
        await Task.Delay(1500);
        _ = Kill(process.Id, interrupt);
        return await Finish(process, output, error);
    }

    private static async Task<Run> Signal(string directory, Func<bool> moment, int signal, string[] args)
    {
        using var process = Start(directory, args);
        var output = ReadAll(process.StandardOutput.BaseStream);
        var error = ReadAll(process.StandardError.BaseStream);
        process.StandardInput.Close();
        while (!process.HasExited && !moment())
            await Task.Delay(5);
        if (!process.HasExited)
            _ = Kill(process.Id, signal);
        return await Finish(process, output, error);
    }

    private static Process Start(string directory, string[] args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Program);
        foreach (string arg in args)
            start.ArgumentList.Add(arg);
        foreach (string name in new[] { "TOCSIN_COMMAND", "TOCSIN_DEBUG", "NO_COLOR", "TERM", "LANG", "LC_ALL", "LC_CTYPE" })
            start.Environment.Remove(name);
        return Process.Start(start)!;
    }

    private static async Task<Run> Finish(Process process, Task<byte[]> output, Task<byte[]> error)
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"no end after {Limit}: {Encoding.UTF8.GetString(await error)}");
        }

        return new Run(process.ExitCode, await output, Encoding.UTF8.GetString(await error));
    }

    private static async Task<byte[]> ReadAll(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Tocsin.slnx")))
                return at.FullName;
        }

        throw new InvalidOperationException("these tests run inside the repository");
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
