using Tocsin.Cli.Elections;
using Tocsin.Cli.Output;
using Tocsin.Engine.Lookalikes;
using Tocsin.Engine.Model.Elections;
using Tocsin.Mail.Reading;
using Tocsin.Mail.Signs;
using Tocsin.Sources.Names;

namespace Tocsin.Cli.Mail;

/// <summary>Gathers what messages are compared with from lists, profiles and earlier mail.</summary>
internal static class MailKnowledge
{
    /// <summary>Gathers it.</summary>
    /// <exception cref="UserError">A file cannot be used.</exception>
    public static Knowledge Gather(MailScreenRequest request, MailInputs earlier, Terminal terminal, CancellationToken cancellation)
    {
        var names = new List<ProtectedName>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (string list in request.Protect)
        {
            foreach (var (line, entry) in ReadList(list))
                Add(names, known, entry, $"{list}, line {line}", terminal);
        }

        var subjects = new List<ProtectedSubject>();
        foreach (string profile in request.Elections)
        {
            var election = ElectionFile.Require(profile, terminal);
            subjects.AddRange(election.Protected);
            foreach (string domain in election.Protected.SelectMany(s => s.Domains))
                Add(names, known, domain, profile, terminal);
        }

        return Knowledge.Gather(names, subjects, request.Known.Count == 0 ? null : Earlier(earlier, cancellation));
    }

    private static KnownSenders Earlier(MailInputs known, CancellationToken cancellation)
    {
        var senders = new KnownSenders();
        var reader = new MailReader();
        foreach (var mail in known.Read(cancellation))
            senders.Learn(reader.Read(mail));
        return senders;
    }

    private static void Add(List<ProtectedName> names, HashSet<string> known, string entry, string where, Terminal terminal)
    {
        if (!ProtectedName.TryParse(entry, out var name))
            terminal.Say($"{where}: {SafeText.Shorten(entry, 80)} is no domain name and is not protected");
        else if (known.Add(name.Host))
            names.Add(name);
    }

    private static IReadOnlyList<(long Line, string Entry)> ReadList(string path)
    {
        try
        {
            return DomainList.Read(path);
        }
        catch (InvalidDataException e)
        {
            throw new UserError(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"the list {path} cannot be read", "check path and permissions");
        }
    }
}
