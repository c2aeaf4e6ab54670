using Tocsin.Cli.Output;
using Tocsin.Mailboxes;

namespace Tocsin.Cli.Mail;

/// <summary>Tells what became of a mailbox: what was left out, and what was not read and why.</summary>
internal static class MailboxTelling
{
    /// <summary>Tells it.</summary>
    public static void Tell(MailboxOutcome mailbox, bool json, Terminal terminal)
    {
        if (mailbox.LeftOut > 0)
            terminal.Say($"{mailbox.Url}: {Words.Count(mailbox.LeftOut, "older message")} of {Words.Count(mailbox.Held)} left out; --most N reads more");
        if (mailbox.NotRead > 0)
            terminal.Say($"{mailbox.Url}: {Words.Count(mailbox.NotRead, "message")} not read, UID {mailbox.NotReadUids}: {mailbox.Reason}; run it again to read them");
        if (!json)
            return;
        terminal.Json.Write(line =>
        {
            line.WriteString("type", "mailbox");
            line.WriteString("url", mailbox.Url.ToString());
            line.WriteNumber("held", mailbox.Held);
            line.WriteNumber("read", mailbox.Read);
            line.WriteNumber("left_out", mailbox.LeftOut);
            line.WriteNumber("not_read", mailbox.NotRead);
            line.WriteString("not_read_uids", mailbox.NotReadUids);
            line.WriteString("reason", mailbox.Reason);
        });
    }
}
