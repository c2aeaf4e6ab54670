using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using Tocsin.Mail.Reading;

namespace Tocsin.Mailboxes;

/// <summary>Reads the messages of a mailbox, one at a time, the oldest of the chosen first. Nothing on the server changes.</summary>
/// <remarks>
/// IMAP4rev1 (RFC 3501): the folder is opened with EXAMINE and messages are fetched with BODY.PEEK, so that no flag changes, each once and no more of it than
/// <see cref="MailLimits.MessageBytes"/>. Referrals are not followed. Only PLAIN and LOGIN are used, inside the encryption: other mechanisms let a server set the work.
/// </remarks>
/// <param name="url">The mailbox.</param>
/// <param name="options">How.</param>
/// <param name="announce">Is told what happens, a sentence at a time.</param>
public sealed class MailboxReader(MailboxUrl url, MailboxOptions options, Action<string> announce)
{
    // Around what was asked for: framing, TLS records, and the news that servers put in between.
    private const long Slack = 256 * 1024;
    private const long SearchBytes = 32L * 1024 * 1024;
    private const int ShownRanges = 10;

    /// <summary>What became of it; complete when <see cref="Read"/> has ended.</summary>
    public MailboxOutcome Outcome { get; } = new(url);

    /// <summary>The messages.</summary>
    /// <exception cref="MailboxException">The mailbox could not be opened. A connection that is lost later ends the messages and is told in <see cref="Outcome"/>.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IEnumerable<RawMail> Read(CancellationToken cancellation)
    {
        using var route = new MailboxRoute(url, options);
        using var client = new ImapClient();
        using var cut = cancellation.Register(() => route.Wire?.Dispose());
        announce($"reading {url}");
        var folder = Open(client, route, cancellation);
        var uids = Choose(folder, route, cancellation);
        var missing = new List<uint>();
        for (int i = 0; i < uids.Count; i++)
        {
            uint uid = uids[i].Id;
            using var message = TryFetch(folder, uids[i], route, cancellation);
            if (message is null)
                missing.Add(uid);
            else
                Outcome.Read++;
            if (message is not null)
            {
                foreach (var mail in new MboxSplitter(url.Message(folder.UidValidity, uid), message).Read())
                    yield return mail;
            }

            if (route.Wire!.Fault is null && client.IsConnected)
                continue;
            missing.AddRange(uids.Skip(i + 1).Select(u => u.Id));
            break;
        }

        Outcome.NotRead = missing.Count;
        Outcome.NotReadUids = Ranges(missing);
        if (route.Wire!.Fault is null && client.IsConnected)
            Leave(client, route);
    }

    private IMailFolder Open(ImapClient client, MailboxRoute route, CancellationToken cancellation)
    {
        try
        {
            var stream = route.Open(cancellation);
            route.Wire!.Allow(Slack);
            client.Timeout = (int)options.Patience.TotalMilliseconds;
            client.CheckCertificateRevocation = false;
            client.Connect(stream, url.Host, url.Port, SecureSocketOptions.None, cancellation);
            client.AuthenticationMechanisms.RemoveWhere(m => m is not ("PLAIN" or "LOGIN"));
            route.Wire.Allow(Slack);
            client.Authenticate(url.User, options.Password, cancellation);
            // In an extended answer twelve bytes name four thousand million messages.
            client.Capabilities &= ~ImapCapabilities.ESearch;
            route.Wire.Allow(Slack);
            var folder = Find(client, cancellation);
            route.Wire.Allow(Slack);
            folder.Open(FolderAccess.ReadOnly, cancellation);
            return folder;
        }
        catch (Exception e) when (e is AuthenticationException or ServiceNotAuthenticatedException && route.Wire?.Fault is null)
        {
            throw new MailboxException($"{url.Account} does not accept this user with this password", "check both; many providers want a password made for one application");
        }
        catch (FolderNotFoundException)
        {
            throw new MailboxException($"{url.Account} has no folder '{url.Folder}'", "check its name, with / between levels; INBOX is in every account");
        }
        catch (Exception e) when (IsServers(e) && !cancellation.IsCancellationRequested)
        {
            throw new MailboxException($"{url} could not be opened: {Why(e, route)}", "check host and port, or try again later");
        }
        catch (Exception e) when (cancellation.IsCancellationRequested && e is not OperationCanceledException)
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    private IMailFolder Find(ImapClient client, CancellationToken cancellation)
    {
        if (url.Folder.Equals("INBOX", StringComparison.OrdinalIgnoreCase))
            return client.Inbox!;
        char separator = client.PersonalNamespaces.Count > 0 ? client.PersonalNamespaces[0].DirectorySeparator : '/';
        return client.GetFolder(separator is '\0' or '/' ? url.Folder : url.Folder.Replace('/', separator), cancellation);
    }

    private IReadOnlyList<UniqueId> Choose(IMailFolder folder, MailboxRoute route, CancellationToken cancellation)
    {
        try
        {
            if (folder.Count == 0)
                return [];
            route.Wire!.Allow(SearchBytes);
            var found = folder.Search(options.Since is { } day ? SearchQuery.DeliveredAfter(day.ToDateTime(TimeOnly.MinValue)) : SearchQuery.All, cancellation);
            UniqueId[] uids = [.. found.Distinct().OrderBy(u => u.Id)];
            Outcome.Held = uids.Length;
            Outcome.LeftOut = Math.Max(0, uids.Length - options.Most);
            return uids[Outcome.LeftOut..];
        }
        catch (Exception e) when (IsServers(e))
        {
            cancellation.ThrowIfCancellationRequested();
            throw new MailboxException($"{url} could not be looked through: {Why(e, route)}", "try again later");
        }
    }

    // Null when it was not read: the outcome then says why.
    private MemoryStream? TryFetch(IMailFolder folder, UniqueId uid, MailboxRoute route, CancellationToken cancellation)
    {
        try
        {
            route.Wire!.Allow(MailLimits.MessageBytes + (MailLimits.MessageBytes / 8) + Slack);
            // One byte more than is looked at shows that there is more.
            using var stream = folder.GetStream(uid, 0, MailLimits.MessageBytes + 1, cancellation);
            var copy = new MemoryStream();
            stream.CopyTo(copy);
            copy.Position = 0;
            return copy;
        }
        catch (MessageNotFoundException)
        {
            Reason("some were deleted meanwhile, or the server does not give them");
        }
        catch (Exception e) when (IsServers(e))
        {
            cancellation.ThrowIfCancellationRequested();
            Reason(Why(e, route));
        }

        return null;
    }

    private static void Leave(ImapClient client, MailboxRoute route)
    {
        try
        {
            route.Wire!.Allow(Slack);
            client.Disconnect(quit: true);
        }
        catch (Exception e) when (IsServers(e))
        {
            // All was read: how the server takes leave does not matter.
        }
    }

    private void Reason(string why) => Outcome.Reason = Outcome.Reason.Length == 0 || Outcome.Reason == why ? why : $"{Outcome.Reason}; {why}";

    private static string Why(Exception error, MailboxRoute route) => route.Wire?.Fault ?? error switch
    {
        ImapCommandException => "the server refuses a command that every server knows",
        ImapProtocolException => "what the server says is no IMAP",
        ServiceNotConnectedException => "the server ended the connection",
        _ => "the connection broke",
    };

    private static bool IsServers(Exception e) =>
        e is IOException or ProtocolException or CommandException or ServiceNotConnectedException or ServiceNotAuthenticatedException or FolderNotFoundException
            or AuthenticationException or ObjectDisposedException;

    private static string Ranges(List<uint> uids)
    {
        var ranges = new List<string>();
        for (int i = 0; i < uids.Count && ranges.Count < ShownRanges;)
        {
            int end = i;
            while (end + 1 < uids.Count && uids[end + 1] == uids[end] + 1)
                end++;
            ranges.Add(FormattableString.Invariant(end == i ? (FormattableString)$"{uids[i]}" : $"{uids[i]}:{uids[end]}"));
            i = end + 1;
            if (ranges.Count == ShownRanges && i < uids.Count)
                ranges.Add("…");
        }

        return string.Join(',', ranges);
    }
}
