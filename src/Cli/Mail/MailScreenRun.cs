using Tocsin.Cli.Output;

namespace Tocsin.Cli.Mail;

/// <summary>Runs a screening and tells its verdicts in input order.</summary>
internal static class MailScreenRun
{
    /// <summary>Runs it.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(MailScreenRequest request, Terminal terminal, CancellationToken cancellation)
    {
        var pass = new MailPass(request, terminal, cancellation);
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
        long notRead = 0;
        foreach (var mailbox in pass.Mailboxes)
        {
            notRead += mailbox.NotRead;
            MailboxTelling.Tell(mailbox, request.Json, terminal);
        }

        if (printer.Messages == 0 && pass.Mailboxes.Any(m => m is { Held: 0, NotRead: 0 }) && pass.Unreadable.Count == 0)
        {
            printer.Sum(0, 0);
            return ExitCode.Clean;
        }

        if (printer.Messages == 0)
            return Failures.Say(terminal, request.Json, "no message could be read", "give .eml files, an mbox, a folder that holds them, or a mailbox (imaps://user@host/FOLDER)");
        printer.Sum(pass.Unreadable.Count, notRead);

        // Findings stand whatever was not read; "nothing found" does not.
        return printer.Alarms > 0 ? ExitCode.Findings : notRead > 0 ? ExitCode.Error : ExitCode.Clean;
    }
}
