using System.Diagnostics;
using Xunit;

namespace Tocsin.Partners.Tests.Peers;

/// <summary>A program of others, in Python, that tells whether it understands us. It is not part of the repository.</summary>
internal static class Peer
{
    /// <summary>Runs a script of ours with their library; skips the test where that is not here.</summary>
    /// <param name="variable">Environment variable with the PYTHONPATH of the library.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <param name="script">Our script, beside this file.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<string> AskAsync(string variable, string what, string script, params IEnumerable<string> arguments)
    {
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } path)
        {
            Assert.Skip($"{what} is not here: set {variable} to its PYTHONPATH to ask it.");
            return "";
        }

        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PYTHONPATH"] = path;
        start.ArgumentList.Add("-W");
        start.ArgumentList.Add("ignore");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Peers", script));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (process.ExitCode != 0)
            Assert.Fail($"{what}: {await error}");
        return output;
    }
}
