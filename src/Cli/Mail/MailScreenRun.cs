using Tocsin.Cli.Output;

namespace Tocsin.Cli.Mail;

/// <summary>Runs a screening and tells its verdicts in input order.</summary>
internal static class MailScreenRun
{
    /// <summary>Runs it.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(MailScreenRequest request, Terminal terminal, CancellationToken cancellation)
    {
        var pass = new MailPass(request, terminal);
        var printer = new MailPrinter(request, terminal);
        var meter = new ProgressMeter(terminal);
        using (meter)
        {
            foreach (var verdict in pass.Verdicts(cancellation))
            {
                printer.Tell(verdict);
                meter.Report("screening", printer.Messages, 0, 0);
            }
        }

        foreach (var (file, reason) in pass.Unreadable)
            terminal.Say($"{file}: {reason}");
        if (printer.Messages == 0)
            return Failures.Say(terminal, request.Json, "no message could be read", "give .eml files, an mbox, or a folder that holds them");
        printer.Sum(pass.Unreadable.Count);
        return printer.Alarms > 0 ? ExitCode.Findings : ExitCode.Clean;
    }
}
