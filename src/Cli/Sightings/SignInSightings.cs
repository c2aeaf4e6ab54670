using Tocsin.Cli.Logs;
using Tocsin.Cli.Output;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Logs.Indicators;
using Tocsin.Logs.SignIns;
using Tocsin.Mail.Reading;

namespace Tocsin.Cli.Sightings;

/// <summary>Attacks on accounts, as sightings.</summary>
internal static class SignInSightings
{
    private const string Detector = "sign-in-attacks";

    /// <summary>Analyses the sign-ins.</summary>
    public static IEnumerable<Sighting> Read(SightingRequest request, string? profile, ProfileSubjects subjects, EvidenceLedger ledger, Terminal terminal, CancellationToken cancellation)
    {
        var people = SignInKnowledge.People(new SignInRequest { Inputs = request.SignIns, Elections = profile is null ? [] : [profile] }, terminal);
        var rejections = new RejectionLog();
        var sum = new SignInReader(null, 0).Read(request.SignIns, rejections, cancellation);
        ledger.Read(Detector, sum.SignIns.Count, "sign-ins");
        ledger.NotRead(rejections);
        RejectionLines.Say(rejections, terminal);
        foreach (var finding in new SignInAnalysis(new SignInOptions(), people, new AllowList()).Find(sum.SignIns, cancellation))
            yield return One(finding, subjects);
    }

    // Proxies write the name alone, mail servers the whole address.
    private static string User(string account, ProfileSubjects subjects)
    {
        int at = account.LastIndexOf('@');
        return (at > 0 && subjects.Owns(HostText.Canonical(account[(at + 1)..])) ? account[..at] : account).ToLowerInvariant();
    }

    private static Sighting One(SignInFinding finding, ProfileSubjects subjects) => new()
    {
        Id = SightingIds.Of(Detector, finding.Kind.ToString(), finding.Subject, finding.First.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
        Detector = Detector,
        Stage = AttackStage.Access,
        Sentence = finding.Sentence,
        Confidence = finding.Grade switch { SignInGrade.Low => Confidence.Low, SignInGrade.Moderate => Confidence.Moderate, _ => Confidence.High },
        // Of two sign-ins too far apart, and of a success after many tries, it is the later one that is the attack.
        First = finding.Kind is SignInKind.ImpossibleTravel or SignInKind.SuccessAfterAttack ? finding.Last : finding.First,
        Last = finding.Last,
        Subjects = [.. finding.Accounts.Where(a => a.Contains('@', StringComparison.Ordinal)).SelectMany(a => subjects.ByHost(HostText.Canonical(a[(a.LastIndexOf('@') + 1)..]))).Distinct(StringComparer.Ordinal)],
        Marks = [.. finding.Addresses.Select(a => new Mark(MarkKinds.Address, a)), .. finding.Accounts.Select(a => new Mark(MarkKinds.User, User(a, subjects)))],
        Reasons = [$"{Words.Count(finding.Failures, "failed try", "failed tries")}, {Words.Count(finding.Accounts.Count, "account")}, {Words.Count(finding.Addresses.Count, "address", "addresses")}"],
        Exhibits = [.. finding.Evidence.Select(e => new Exhibit(e.File, $"line {e.Line}", e.Excerpt))],
        InnocentExplanations = [finding.Innocent],
    };
}
