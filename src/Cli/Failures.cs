using Tocsin.Cli.Output;
using Tocsin.Exchange;
using Tocsin.Partners.Polling;
using Tocsin.Partners.Reading;
using Tocsin.Partners.Sharing;
using Tocsin.Playbooks.Running;
using Tocsin.Storage;

namespace Tocsin.Cli;

/// <summary>The one place where an exception becomes a line for people, a line for programs and an exit code.</summary>
public static class Failures
{
    private const int BrokenPipe = 32;

    /// <summary>Reports what ended a command.</summary>
    /// <returns>The exit code.</returns>
    public static int Report(Exception error, Terminal terminal, bool json, CancellationToken cancellation)
    {
        if (error is AggregateException { InnerExceptions.Count: 1 } aggregate)
            error = aggregate.InnerExceptions[0];
        if (cancellation.IsCancellationRequested && error is OperationCanceledException or TimeoutException or { InnerException: OperationCanceledException })
        {
            terminal.Say("interrupted; nothing was written");
            return ExitCode.Interrupted;
        }

        // The reader of our output has gone (| head): that is its right, not a failure.
        if (error is IOException && (error.HResult & 0xFFFF) == BrokenPipe)
            return ExitCode.Clean;

        if (terminal.Debug)
            terminal.Error.WriteLine(error.ToString());
        (string message, string? remedy) = Words(error, terminal.Debug);
        return Say(terminal, json, message, remedy);
    }

    /// <summary>Says what is wrong and what to do.</summary>
    /// <returns><see cref="ExitCode.Error"/>.</returns>
    public static int Say(Terminal terminal, bool json, string message, string? remedy)
    {
        terminal.Say($"error: {message}{(remedy is null ? "" : $" — {remedy}")}");
        if (json)
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "error");
                line.WriteString("message", SafeText.Clean(message));
                if (remedy is not null)
                    line.WriteString("remedy", SafeText.Clean(remedy));
            });
        }

        return ExitCode.Error;
    }

    private static (string Message, string? Remedy) Words(Exception error, bool debug) => error switch
    {
        UserError known => (known.Message, known.Remedy),
        StoreException store => (store.Message, store.Remedy),
        PartnerFileException given => (given.Message, given.Remedy),
        TaxiiException peer => (peer.Message, peer.Remedy),
        NothingToShareException nothing => (nothing.Message, nothing.Remedy),
        RunRefusedException refused => (refused.Message, refused.Remedy),
        OutputException => (error.Message, null),
        FileNotFoundException { FileName: { } file } => ($"there is no file {file}", "check the path"),
        FileNotFoundException or DirectoryNotFoundException => (error.Message.TrimEnd('.'), "check the path"),
        UnauthorizedAccessException => (error.Message.TrimEnd('.'), "check the permissions, or choose another place"),
        IOException => (error.Message.TrimEnd('.'), "check the path, the permissions and the free space"),
        OutOfMemoryException => ("out of memory", "scan fewer files at once, or use a machine with more memory"),
        OperationCanceledException => ("the work was cancelled", null),
        _ => (
            $"Tocsin made a mistake ({error.GetType().Name}: {FirstLine(error.Message)})",
            debug ? "please report it with the trace above" : "set TOCSIN_DEBUG=1 to see the trace, and please report it"),
    };

    private static string FirstLine(string message)
    {
        int end = message.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? message : message[..end];
    }
}
