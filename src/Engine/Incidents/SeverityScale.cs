using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Incidents;

/// <summary>Grades an incident by points, each with its reason in plain words.</summary>
/// <remarks>
/// Points: 10 accounts 1, 50 accounts 2, 200 accounts 3; 1,000 posts 1; confidence moderate 1, high 2; a protected subject touched
/// by at least 3 posts 2; within 7 days before a round 1, within 48 hours 2, in a silence or a round 3; a known outlet shared
/// by at least 3 posts 1; several platforms 1. What fewer than 1 % of the posts do counts for nothing. Up to 2 points low, to 5 medium, to 8 high, more critical. Then limits: high
/// needs a protected subject, and 50 accounts or an act within 7 days before a round; critical needs a protected subject, 50
/// accounts and an act in a silence or a round; a finding of low confidence alone is at most medium. Declared groups are
/// info. The thresholds are conventions that make the levels mean what <see cref="Severity"/> says; they are not statistics.
/// </remarks>
internal sealed class SeverityScale(ElectionCalendar calendar, bool hasElection)
{
    private const int Touching = 3;
    private const int Large = 50;

    private readonly List<string> reasons = [];
    private int points;

    public static (Severity Severity, IReadOnlyList<string> Reasons) OfDeclared(string name) =>
        (Severity.Info, [$"the profile declares these accounts as openly one group: {name}"]);

    public (Severity Severity, IReadOnlyList<string> Reasons) Of(
        int accounts, IReadOnlyList<DateTimeOffset> acts, Confidence confidence, IReadOnlyList<TouchedSubject> subjects,
        IReadOnlyList<TouchedOutlet> outlets, IReadOnlyList<string> platforms)
    {
        points = 0;
        reasons.Clear();
        Size(accounts, acts.Count);
        Sureness(confidence);
        bool touches = Content(subjects, outlets, acts.Count);
        (bool near, bool voting) = Time(acts);
        if (platforms.Count > 1)
            Add(1, $"it is seen on {Phrases.Count(platforms.Count, "platform")}: {Phrases.List(platforms)}");
        Severity severity = points switch { <= 2 => Severity.Low, <= 5 => Severity.Medium, <= 8 => Severity.High, _ => Severity.Critical };
        severity = Limit(severity, Severity.High, touches && accounts >= Large && voting, "not critical: that takes 50 accounts, a protected subject, and acts during a silence or a round");
        severity = Limit(severity, Severity.Medium, touches && (accounts >= Large || near), hasElection
            ? "not high: that takes a protected subject, and 50 accounts or acts in the week before a vote"
            : "not high: without an election profile it is not known whom it touches and when people vote");
        severity = Limit(severity, Severity.Medium, confidence > Confidence.Low, "not high: its confidence is low");
        return (severity, [.. reasons]);
    }

    private void Size(int accounts, int posts)
    {
        int worth = accounts switch { >= 200 => 3, >= Large => 2, >= 10 => 1, _ => 0 };
        Add(worth, $"{Phrases.Count(accounts, "account")} {(accounts == 1 ? "takes" : "take")} part");
        if (posts >= 1000)
            Add(1, $"{Phrases.Count(posts, "post")}");
    }

    private void Sureness(Confidence confidence) => Add((int)confidence, confidence switch
    {
        Confidence.High => "chance is excluded by a wide margin (confidence high)",
        Confidence.Moderate => "chance is excluded at the stated rate (confidence moderate)",
        _ => "chance is not firmly excluded (confidence low)",
    });

    private bool Content(IReadOnlyList<TouchedSubject> subjects, IReadOnlyList<TouchedOutlet> outlets, int posts)
    {
        string[] touched = [.. subjects.Where(s => s.Posts >= Touching && ElectionCalendar.IsPart(s.Posts, posts)).Select(s => $"{s.Name} ({Phrases.Count(s.Posts, "post")})")];
        if (touched.Length > 0)
            Add(2, $"it touches {Phrases.Some(touched, 3)}");
        string[] shared = [.. outlets.Where(o => o.Posts >= Touching && ElectionCalendar.IsPart(o.Posts, posts)).Select(o => $"{o.Name} ({Phrases.Count(o.Posts, "post")})")];
        if (shared.Length > 0)
            Add(1, $"it shares known outlets: {Phrases.Some(shared, 3)}");
        return touched.Length > 0;
    }

    private (bool Near, bool Voting) Time(IReadOnlyList<DateTimeOffset> acts)
    {
        bool round = calendar.Touches(PeriodKind.Round, acts), silence = calendar.Touches(PeriodKind.Silence, acts);
        bool near = calendar.IsWithin(ElectionCalendar.Near, acts);
        if (round || silence)
            Add(3, "it acts during " + (round && silence ? "the pre-vote silence and the vote" : round ? "the vote" : "the pre-vote silence"));
        else if (calendar.IsWithin(ElectionCalendar.VeryNear, acts))
            Add(2, "it acts in the last 48 hours before a vote");
        else if (near)
            Add(1, "it acts in the last 7 days before a vote");
        return (near || round || silence, round || silence);
    }

    private Severity Limit(Severity severity, Severity most, bool mayExceed, string why)
    {
        if (mayExceed || severity <= most)
            return severity;
        reasons.Add(why);
        return most;
    }

    private void Add(int worth, string reason)
    {
        points += worth;
        reasons.Add($"{reason}: {Phrases.Count(worth, "point")}");
    }
}
