using Tocsin.Cli.Output;
using Tocsin.Mail.Reading;
using Tocsin.Mailboxes;

namespace Tocsin.Cli.Mail;

/// <summary>The messages of files, folders and mailboxes, in the order they were given.</summary>
internal sealed class MailInputs(IReadOnlyList<string> inputs, MailboxOptions? options, Terminal terminal)
{
    private readonly List<(string File, string Reason)> _unreadable = [];
    private readonly List<MailboxOutcome> _mailboxes = [];

    /// <summary>Files that could not be read, and why; complete after reading.</summary>
    public IReadOnlyList<(string File, string Reason)> Unreadable => _unreadable;

    /// <summary>Mailboxes that were read; complete after reading.</summary>
    public IReadOnlyList<MailboxOutcome> Mailboxes => _mailboxes;

    /// <summary>The messages.</summary>
    /// <exception cref="UserError">A mailbox cannot be opened.</exception>
    public IEnumerable<RawMail> Read(CancellationToken cancellation) =>
        inputs.Distinct(StringComparer.Ordinal).SelectMany(i => MailboxUrl.Is(i) ? Mailbox(i, cancellation) : Files(i));

    private IEnumerable<RawMail> Files(string input)
    {
        var files = new MailFiles([input]);
        foreach (var mail in files.Read())
            yield return mail;
        _unreadable.AddRange(files.Unreadable);
    }

    private IEnumerable<RawMail> Mailbox(string input, CancellationToken cancellation)
    {
        var reader = new MailboxReader(
            MailboxUrl.Parse(input), options ?? throw new InvalidOperationException("BUG: a mailbox without options"), terminal.Say);
        using var mails = reader.Read(cancellation).GetEnumerator();
        while (true)
        {
            try
            {
                if (!mails.MoveNext())
                    break;
            }
            catch (MailboxException e)
            {
                throw new UserError(e.Message, e.Remedy);
            }

            yield return mails.Current;
        }

        _mailboxes.Add(reader.Outcome);
    }
}
