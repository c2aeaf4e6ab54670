using System.Security.Cryptography;
using System.Text;
using Tocsin.Cli.Elections;
using Tocsin.Cli.Output;
using Tocsin.Decoys;
using Tocsin.Decoys.Making;
using Tocsin.Engine.Model.Elections;

namespace Tocsin.Cli.Decoys;

/// <summary>A making from the profile to the files. The store is written first: no decoy exists that it does not know.</summary>
internal static class MakeRun
{
    private const int Most = 10_000;

    /// <summary>Runs it.</summary>
    /// <returns>0.</returns>
    public static int Run(MakeRequest request, Terminal terminal, CancellationToken cancellation)
    {
        var order = Order(request, terminal);
        byte[] seed = request.Seed is { } text ? SHA256.HashData(Encoding.UTF8.GetBytes(text)) : RandomNumberGenerator.GetBytes(32);
        if (File.Exists(request.Out))
            throw new UserError($"{request.Out} is a file", "name a folder");
        Directory.CreateDirectory(request.Out);
        cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<MadeDecoy> made = [];
        var store = Stored.Change(
            request.Store,
            old =>
            {
                made = new DecoyMaker(new Entropy(seed), old).Make(order);
                return old.With(made.Select(m => m.Decoy));
            },
            request.Seed is null ? RandomNumberGenerator.GetBytes(32) : seed);
        foreach (var one in made)
        {
            for (int i = 0; i < one.Files.Count; i++)
                Write(Path.Combine(request.Out, one.Decoy.Files[i].Name), one.Files[i], one.Decoy.Files[i].Written);
        }

        Mailbox(request.Out, made);
        Tell(request, terminal, made, store);
        return ExitCode.Clean;
    }

    private static MakeOrder Order(MakeRequest request, Terminal terminal)
    {
        var election = ElectionFile.Require(request.Election, terminal);
        if (request.Count is < 1 or > Most)
            throw new UserError($"--count {request.Count} is out of range", $"give a number from 1 to {Words.Count(Most)}");
        foreach (var (option, host) in new[] { ("--link-host", request.LinkHost), ("--contact-domain", request.ContactDomain) })
        {
            if (host is not null && (Uri.CheckHostName(host) != UriHostNameType.Dns || !host.Contains('.', StringComparison.Ordinal)))
                throw new UserError($"{option} {host} is no host name", "give a name such as files.halvorsen2027.example, without https:// and without a path");
        }

        return new MakeOrder
        {
            Campaign = Campaign(election, request.Campaign),
            Kinds = Kinds(request),
            Count = request.Count,
            Languages = Languages(request, election),
            Now = Local(terminal.Clock.GetUtcNow(), election.TimeZone),
            LinkHost = request.LinkHost?.ToLowerInvariant(),
            ContactDomain = request.ContactDomain?.ToLowerInvariant(),
        };
    }

    // Mail and files of a campaign are dated in its own zone.
    private static DateTimeOffset Local(DateTimeOffset now, string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? TimeZoneInfo.ConvertTime(now, found) : now;

    private static ProtectedSubject Campaign(Election election, string? id)
    {
        if (id is null)
            return election.Protected.FirstOrDefault(p => p.Domains.Count > 0) ?? throw new UserError("the profile protects nobody who has a domain", "add a domain to the profile");
        return election.Protected.FirstOrDefault(p => string.Equals(p.Id, id, StringComparison.Ordinal))
            ?? throw new UserError($"the profile has no {id}", $"give one of: {string.Join(", ", election.Protected.Take(20).Select(p => p.Id))}");
    }

    private static List<DecoyKind> Kinds(MakeRequest request)
    {
        if (request.Kinds.Count == 0)
            return [.. Enum.GetValues<DecoyKind>().Where(k => (k != DecoyKind.Link || request.LinkHost is not null) && (k != DecoyKind.Contact || request.ContactDomain is not null))];
        var kinds = new List<DecoyKind>();
        foreach (string name in request.Kinds)
        {
            if (!Enum.TryParse(name, ignoreCase: true, out DecoyKind kind) || char.IsDigit(name[0]))
                throw new UserError($"--kind {name} is unknown", "give some of: document, mail, link, contact, credential");
            if (kind == DecoyKind.Link && request.LinkHost is null)
                throw new UserError("links need a host", "add --link-host with a host whose log you can read");
            if (kind == DecoyKind.Contact && request.ContactDomain is null)
                throw new UserError("contacts need a mail domain", "add --contact-domain with a domain whose mail you get");
            kinds.Add(kind);
        }

        return kinds;
    }

    private static List<string> Languages(MakeRequest request, Election election)
    {
        if (request.Languages.FirstOrDefault(l => !DecoyMaker.Languages.Contains(l)) is { } unknown)
            throw new UserError($"there are no phrases in {unknown}", $"give some of: {string.Join(", ", DecoyMaker.Languages)}");
        var languages = request.Languages.Count > 0 ? [.. request.Languages] : election.Languages.Select(l => l.Split('-')[0]).Where(l => DecoyMaker.Languages.Contains(l)).Distinct(StringComparer.Ordinal).ToList();
        return languages.Count > 0 ? languages : throw new UserError("there are no phrases in the languages of the profile", $"add --languages with some of: {string.Join(", ", DecoyMaker.Languages)}");
    }

    private static void Write(string path, byte[] bytes, DateTimeOffset written)
    {
        using (var file = new AtomicFile(path))
        {
            file.Stream.Write(bytes);
            file.Complete();
        }

        File.SetLastWriteTimeUtc(path, written.UtcDateTime);
    }

    // All mail of this making as one folder of a mail program (RFC 4155), beside the single messages.
    private static void Mailbox(string directory, IReadOnlyList<MadeDecoy> made)
    {
        var mails = made.Where(m => m.Decoy.Kind == DecoyKind.Mail).ToList();
        if (mails.Count == 0)
            return;
        var text = new StringBuilder();
        foreach (var mail in mails)
        {
            foreach (byte[] message in mail.Files)
                text.Append(MboxText.Of(message, mail.Decoy.Files[0].Written));
        }

        string path = Path.Combine(directory, "mail.mbox");
        for (int i = 2; File.Exists(path); i++)
            path = Path.Combine(directory, $"mail ({i}).mbox");
        Write(path, Encoding.Latin1.GetBytes(text.ToString()), mails.Max(m => m.Decoy.Files[0].Written));
    }

    private static void Tell(MakeRequest request, Terminal terminal, IReadOnlyList<MadeDecoy> made, DecoyStore store)
    {
        if (request.Json)
        {
            foreach (var one in made)
                terminal.Json.Write(line => DecoyJson.Decoy(line, one.Decoy));
            return;
        }

        ListRun.Table(terminal, [.. made.Select(m => m.Decoy)]);
        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"{Words.Count(made.Count, "decoy")} made; the store holds {Words.Count(store.Decoys.Count)}. Files: {SafeText.Clean(request.Out)}.");
        terminal.Out.WriteLine("Next: read each once, put it in one place, and say where: tocsin decoy plant ID --at PLACE --by NAME --store FILE");
        terminal.Out.WriteLine("Then empty the folder, and keep the store away from the network it protects: it names every decoy.");
    }
}
