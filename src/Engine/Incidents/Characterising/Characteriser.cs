using Tocsin.Engine.Incidents.Chains;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Engine.Incidents.Characterising;

/// <summary>Proposes what an incident is, from behaviour and from what was recorded; judges nothing and attributes nothing.</summary>
/// <remarks>
/// Foreign involvement is never concluded from behaviour, language or timing: only a recorded status of an outlet or a partner's indicator speaks
/// for it, and even that is proposed with low confidence. Content counts as misleading when documents were altered, a fact-check rated the claim
/// false, or a name imitates another: what anyone can verify.
/// </remarks>
public static class Characteriser
{
    private const string PassingOn = "outlets";

    private static readonly string[] Falsity = ["known-claims"];

    /// <summary>Characterises an incident.</summary>
    /// <param name="told">What is told of it.</param>
    /// <param name="members">Its findings and sightings.</param>
    public static Characterisation Of(FusedIncident told, FusionInput members)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(members);
        return new Characterisation
        {
            Criteria = [Interests(told, members), Involvement(told, members), Misleading(members), Dissemination(members)],
            Abcde = Abcde(told, members),
            Techniques = TechniqueTable.Of(
            [
                .. members.Cases.Select(c => ($"detector:{(HandMade.Is(c.Finding) ? HandMade.Told(c.Finding, HandMade.Behaviour) : c.Finding.Detector)}", c.Finding.Id)),
                .. members.Context.Select(c => ($"detector:{c.Detector}", c.Id)),
                .. members.Sightings.Select(s => ($"stage:{StageWords.Code(s.Stage)}", s.Id)),
            ]),
            Breakout = told.Groups.Select(g => g.Breakout.Category).DefaultIfEmpty().Max(),
        };
    }

    private static CriterionProposal Interests(FusedIncident told, FusionInput members)
    {
        var reasons = new List<string>();
        var evidence = new List<string>();
        if (told.Subjects.Count > 0)
            reasons.Add($"it bears on {Phrases.Count(told.Subjects.Count, "protected subject")} of the election profile: {Phrases.Some([.. told.Subjects], 4)}");
        foreach (var (stage, words) in new[] { (AttackStage.OfficialPage, "an official page shows what nobody approved"), (AttackStage.Leak, "own documents were taken and published"), (AttackStage.Access, "accounts of the house were attacked") })
        {
            string[] seen = [.. members.Sightings.Where(s => s.Stage == stage).Select(s => s.Id)];
            if (seen.Length == 0)
                continue;
            reasons.Add(words);
            evidence.AddRange(seen);
        }

        // Nearness to the vote speaks for it only beside a subject: traffic grows before every vote.
        if (reasons.Count > 0)
            reasons.AddRange(told.SeverityReasons.Where(r => r.Contains("silence", StringComparison.Ordinal) || r.Contains("round", StringComparison.Ordinal)).Select(r => r.Split(':')[0]));
        if (told.Subjects.Count > 0)
            evidence.AddRange(members.Cases.Select(c => c.Finding.Id));
        var confidence = evidence.Count == 0 ? Confidence.Low : told.Severity >= Severity.High ? Confidence.High : Confidence.Moderate;
        return new CriterionProposal(Criterion.Interests, reasons.Count > 0, confidence, reasons, [.. evidence.Distinct(StringComparer.Ordinal)], "what harm was done or could have been: reach among voters, effect on the conduct of the vote");
    }

    private static CriterionProposal Involvement(FusedIncident told, FusionInput members)
    {
        string[] outlets = [.. told.Groups.SelectMany(g => g.Outlets).Where(o => o.Status.Length > 0).Select(o => $"{o.Name} ({o.Status})").Distinct(StringComparer.Ordinal)];
        Finding[] passedOn = [.. members.Context.Where(c => c.Detector == PassingOn && c.Objects.Count > 0)];
        string[] reasons =
        [
            .. outlets.Length > 0 ? [$"its posts share outlets with a recorded status: {Phrases.Some(outlets, 4)}"] : Array.Empty<string>(),
            .. passedOn.Select(c => $"an outlet with a recorded status passes it on: {c.Objects[0].Value} ({c.Objects[0].Example})"),
        ];
        return new CriterionProposal(
            Criterion.ForeignInvolvement,
            reasons.Length > 0,
            Confidence.Low,
            reasons,
            [.. passedOn.Select(c => c.Id)],
            "who pays, owns or directs: registration and payment records, infrastructure shared with known operations, partners' knowledge; behaviour, language and timing prove no involvement");
    }

    private static CriterionProposal Misleading(FusionInput members)
    {
        var reasons = new List<string>();
        var evidence = new List<string>();
        var confidence = Confidence.Low;
        Add(members.Sightings.Where(s => s.Stage == AttackStage.Alteration), n => $"own documents were altered ({Phrases.Count(n, "sighting")})", Confidence.High);
        Add(members.Sightings.Where(s => s.Stage == AttackStage.OfficialPage), _ => "an official page was made to show what nobody approved", Confidence.High);
        Add(members.Sightings.Where(s => s.Stage is AttackStage.Lookalike or AttackStage.Lure && s.Confidence >= Confidence.Moderate), n => $"names or mails pretend to come from a protected subject ({Phrases.Count(n, "sighting")})", Confidence.Moderate);
        string[] claims = [.. members.Context.Where(c => Falsity.Contains(c.Detector, StringComparer.Ordinal)).Select(c => c.Id)];
        if (claims.Length > 0)
        {
            reasons.Add($"claims that fact-checkers rated false are spread ({Phrases.Count(claims.Length, "finding")})");
            evidence.AddRange(claims);
            confidence = confidence < Confidence.Moderate ? Confidence.Moderate : confidence;
        }

        return new CriterionProposal(Criterion.MisleadingContent, reasons.Count > 0, confidence, reasons, evidence, "for each claim, what is true and how anyone can verify it; opinion, satire and forecasts are not inaccurate content");

        void Add(IEnumerable<Sighting> seen, Func<int, string> words, Confidence weight)
        {
            string[] ids = [.. seen.Select(s => s.Id)];
            if (ids.Length == 0)
                return;
            reasons.Add(words(ids.Length));
            evidence.AddRange(ids);
            confidence = weight > confidence ? weight : confidence;
        }
    }

    private static CriterionProposal Dissemination(FusionInput members)
    {
        Finding[] findings = [.. members.Cases.Select(c => c.Finding).Where(f => f.DeclaredAs is null).OrderByDescending(f => f.Confidence).ThenByDescending(f => f.Accounts.Count).ThenBy(f => f.Id, StringComparer.Ordinal)];
        return new CriterionProposal(
            Criterion.ArtificialDissemination,
            findings.Length > 0,
            findings.Where(f => !HandMade.Is(f)).Select(f => f.Confidence).DefaultIfEmpty().Max(),
            [.. findings.Take(4).Select(f => f.Sentence.TrimEnd('.'))],
            [.. findings.Select(f => f.Id)],
            "whether the accounts are run or paid from one place; openly organised supporters act together too");
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Abcde(FusedIncident told, FusionInput members)
    {
        int accounts = told.Groups.SelectMany(g => g.Accounts).Select(a => a.Account).Distinct(StringComparer.Ordinal).Count();
        string[] behaviours = [.. members.Cases.Select(c => c.Finding.Detector).Concat(members.Sightings.Select(s => StageWords.Title(s.Stage).ToLowerInvariant())).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string[] platforms = [.. told.Groups.SelectMany(g => g.Platforms).Distinct(StringComparer.Ordinal)], languages = [.. told.Groups.SelectMany(g => g.Languages).Distinct(StringComparer.Ordinal)];
        long posts = told.Groups.Sum(g => (long)g.PostTotal);
        return
        [
            new("Actor", accounts > 0 ? $"{Phrases.Count(accounts, "account")} that act together; who directs them is not known from this" : "not known from this"),
            new("Behaviour", behaviours.Length > 0 ? Phrases.List(behaviours) : "none found"),
            new("Content", told.Subjects.Count > 0 ? $"bears on {Phrases.Some([.. told.Subjects], 4)}" : "bears on no protected subject"),
            new("Degree", posts > 0 ? $"{Phrases.Number((int)Math.Min(posts, int.MaxValue))} posts{(platforms.Length > 0 ? $" on {Phrases.List(platforms)}" : "")}{(languages.Length > 0 ? $", in {Phrases.List(languages)}" : "")}" : "nothing was posted"),
            new("Effect", "for a person to say; the Breakout Scale proposal speaks of reach only"),
        ];
    }
}
