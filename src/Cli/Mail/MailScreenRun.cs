using Tocsin.Cli.Output;
using Tocsin.Mail;
using Tocsin.Mail.Reading;
using Tocsin.Mail.Verdicts;

namespace Tocsin.Cli.Mail;

/// <summary>Runs a screening: one thread reads, workers judge a group of messages side by side, verdicts are told in input order.</summary>
internal static class MailScreenRun
{
    private const int GroupMessages = 256;
    private const long GroupBytes = 64L * 1024 * 1024;

    /// <summary>Runs it.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(MailScreenRequest request, Terminal terminal, CancellationToken cancellation)
    {
        var knowledge = MailKnowledge.Gather(request, terminal);
        var authenticator = MailRecords.Load(request.Dns, terminal);
        var files = new MailFiles(request.Inputs);
        var options = new ParallelOptions { MaxDegreeOfParallelism = request.Threads, CancellationToken = cancellation };
        var printer = new MailPrinter(request, terminal);
        var meter = new ProgressMeter(terminal);
        using (meter)
        {
            foreach (var group in Groups(files.Read()))
            {
                var verdicts = new MailVerdict[group.Count];
                Parallel.For(0, group.Count, options, () => new MailScreener(knowledge, authenticator), (i, _, screener) =>
                {
                    verdicts[i] = screener.Screen(group[i]);
                    return screener;
                }, _ => { });
                foreach (var verdict in verdicts)
                    printer.Tell(verdict);
                meter.Report("screening", printer.Messages, 0, 0);
            }
        }

        foreach (var (file, reason) in files.Unreadable)
            terminal.Say($"{file}: {reason}");
        if (printer.Messages == 0)
            return Failures.Say(terminal, request.Json, "no message could be read", "give .eml files, an mbox, or a folder that holds them");
        printer.Sum(files.Unreadable.Count);
        return printer.Alarms > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    private static IEnumerable<IReadOnlyList<RawMail>> Groups(IEnumerable<RawMail> messages)
    {
        var group = new List<RawMail>();
        long bytes = 0;
        foreach (var message in messages)
        {
            group.Add(message);
            bytes += message.Bytes.Length;
            if (group.Count < GroupMessages && bytes < GroupBytes)
                continue;
            yield return group;
            group = [];
            bytes = 0;
        }

        if (group.Count > 0)
            yield return group;
    }
}
