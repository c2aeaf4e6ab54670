using Tocsin.Cli.Output;
using Tocsin.Mail;
using Tocsin.Mail.Authentication;
using Tocsin.Mail.Reading;
using Tocsin.Mail.Signs;
using Tocsin.Mail.Verdicts;
using Tocsin.Mailboxes;

namespace Tocsin.Cli.Mail;

/// <summary>One pass over messages: one thread reads, workers judge a group of messages side by side, verdicts come in input order.</summary>
internal sealed class MailPass
{
    private const int GroupMessages = 256;
    private const long GroupBytes = 64L * 1024 * 1024;

    private readonly Knowledge _knowledge;
    private readonly IAuthenticator? _authenticator;
    private readonly MailInputs _inputs;
    private readonly MailInputs _known;
    private readonly int _threads;

    /// <summary>Prepares it.</summary>
    /// <exception cref="UserError">A file cannot be used.</exception>
    public MailPass(MailScreenRequest request, Terminal terminal, CancellationToken cancellation)
    {
        _inputs = new MailInputs(request.Inputs, request.Mailboxes, terminal);
        _known = new MailInputs(request.Known, request.Mailboxes, terminal);
        _knowledge = MailKnowledge.Gather(request, _known, terminal, cancellation);
        _authenticator = MailRecords.Load(request.Dns, terminal);
        _threads = request.Threads;
    }

    /// <summary>What messages are compared with.</summary>
    public Knowledge Knowledge => _knowledge;

    /// <summary>Files that could not be read, and why; complete after the pass.</summary>
    public IReadOnlyList<(string File, string Reason)> Unreadable => _inputs.Unreadable;

    /// <summary>Mailboxes that were read, those of earlier mail first; complete after the pass.</summary>
    public IEnumerable<MailboxOutcome> Mailboxes => _known.Mailboxes.Concat(_inputs.Mailboxes);

    /// <summary>The verdicts.</summary>
    public IEnumerable<MailVerdict> Verdicts(CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = cancellation };
        foreach (var group in Groups(_inputs.Read(cancellation)))
        {
            var verdicts = new MailVerdict[group.Count];
            Parallel.For(0, group.Count, options, () => new MailScreener(_knowledge, _authenticator), (i, _, screener) =>
            {
                verdicts[i] = screener.Screen(group[i]);
                return screener;
            }, _ => { });
            foreach (var verdict in verdicts)
                yield return verdict;
        }
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
