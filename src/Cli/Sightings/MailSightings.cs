using Tocsin.Cli.Mail;
using Tocsin.Cli.Output;
using Tocsin.Engine.Lookalikes;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Mail.Signs;
using Tocsin.Mail.Verdicts;

namespace Tocsin.Cli.Sightings;

/// <summary>Messages that phish or impersonate, as sightings. Who received them is counted and not named.</summary>
internal static class MailSightings
{
    private const string Detector = "mail-screening";
    private const int Shown = 100;

    private static readonly string[] Innocent =
    [
        "a clumsy but honest sender: a new provider, a forwarded message, a test of the staff's attention",
        "advertising, which borrows the manner of phishing",
    ];

    /// <summary>Screens the messages.</summary>
    public static IEnumerable<Sighting> Read(SightingRequest request, string election, int threads, ProfileSubjects subjects, EvidenceLedger ledger, Terminal terminal, ProgressMeter meter, CancellationToken cancellation)
    {
        var pass = new MailPass(new MailScreenRequest { Inputs = request.Mail, Elections = [election], Threads = threads }, terminal, cancellation);
        long messages = 0;
        foreach (var verdict in pass.Verdicts(cancellation))
        {
            meter.Report("screening mail", ++messages);
            if (verdict.Level != VerdictLevel.NothingFound)
                yield return One(verdict, request.Recorded.Of(verdict.Facts.File), pass.Knowledge, subjects);
        }

        ledger.Read(Detector, messages, "messages");
        foreach (var (file, reason) in pass.Unreadable)
        {
            ledger.NotRead(new Rejection(file, 0, RejectionReason.Unreadable, reason));
            terminal.Say($"{file}: {reason}");
        }
    }

    private static Sighting One(MailVerdict verdict, string file, Knowledge knowledge, ProfileSubjects subjects)
    {
        var facts = verdict.Facts;
        string[] links = [.. facts.Links.Select(l => l.Host).Where(h => Telling(h, knowledge, subjects)).Distinct(StringComparer.Ordinal)];
        string[] senders = [.. facts.From.Concat(facts.ReplyTo).Select(p => p.Host).Where(h => Telling(h, knowledge, subjects)).Distinct(StringComparer.Ordinal)];
        string[] touched = [.. facts.To.SelectMany(p => subjects.ByHost(p.Host)).Concat(subjects.ByName($"{facts.FromText}\n{facts.Subject}")).Distinct(StringComparer.Ordinal)];
        string leads = links.Length == 0 ? "" : $"; its links lead to {string.Join(", ", links.Take(3))}";
        return new Sighting
        {
            Id = SightingIds.Of(Detector, facts.MessageId, facts.FromText, facts.Subject, file, facts.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Detector = Detector,
            Stage = AttackStage.Lure,
            Sentence = $"a message from {SafeText.Shorten(facts.FromText, Shown)} with the subject “{SafeText.Shorten(facts.Subject, Shown)}” is {(verdict.Level == VerdictLevel.Attack ? "an attack" : "suspicious")}: {(verdict.Signs.Count > 0 ? verdict.Signs[0].Sentence : "several weak signs")}{leads}",
            Confidence = verdict.Level == VerdictLevel.Attack ? Confidence.High : Confidence.Moderate,
            First = facts.Received ?? facts.Written,
            TimeNote = facts.Received is not null ? "as the receiving server recorded it" : facts.Written is null ? "" : "as the message says of itself",
            Subjects = touched,
            Marks = [.. SightingMarks.Hosts(senders.Concat(links)), .. facts.From.Where(p => p.Address.Length > 0).Select(p => new Mark(MarkKinds.Mailbox, p.Address.ToLowerInvariant()))],
            Reasons = [.. verdict.Signs.Select(s => s.Sentence)],
            Exhibits = [new Exhibit(facts.File, $"message {facts.Number}", $"From: {facts.FromText}"), .. verdict.Signs.Where(s => s.Evidence.Length > 0).Select(s => new Exhibit(facts.File, $"message {facts.Number}", s.Evidence))],
            InnocentExplanations = Innocent,
        };
    }

    // Providers, well-known names and one's own hosts join nothing.
    private static bool Telling(string host, Knowledge knowledge, ProfileSubjects subjects) =>
        host.Length > 0 && !subjects.Owns(host) && !knowledge.Freemail.Contains(host) && !PopularNames.Contains(host);
}
