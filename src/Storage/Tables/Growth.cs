using System.Text.Json;
using Tocsin.Engine.Incidents;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model.Findings;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>What of a look's findings is new, and which earlier states of the same findings it outgrew.</summary>
/// <remarks>
/// Who looks at a stream every second sees an operation that goes on a little larger each time. These are not a thousand findings but one that grew:
/// a later finding takes the place of an earlier one of the same detector about the same kind of acts when it rests on the same records (the same
/// lines of the same captures) but for a tenth at most, and is at least as sure. The tenth is counted along the whole line, so nothing fades away
/// in small steps: where more would be lost, the earlier one stays beside the later. One that rests on nothing but records of a finding that is
/// there, and is no surer, says nothing new and is not kept.
/// </remarks>
/// <param name="Cases">Findings about accounts that say something new.</param>
/// <param name="Context">Findings about content that do.</param>
/// <param name="Outgrown">Earlier ones in whose place these stand.</param>
internal sealed record Growth(IReadOnlyList<FindingCase> Cases, IReadOnlyList<Finding> Context, IReadOnlyList<Outgrown> Outgrown)
{
    private const double MostLost = 0.1;

    // Findings about content have few keys or none: each is held against the newest of its detector.
    private const int MostContent = 200;

    /// <summary>Compares with what the store holds.</summary>
    /// <param name="work">In the caller's transaction.</param>
    /// <param name="election">Of which election.</param>
    /// <param name="cases">Findings about accounts that the store does not have.</param>
    /// <param name="context">Findings about content that it does not have.</param>
    /// <param name="before">Captures that were there before this scan: without any of them nothing can rest on the same records.</param>
    /// <param name="incidents">Finds the subjects of a finding.</param>
    public static Growth Of(Work work, string election, IReadOnlyList<FindingCase> cases, IReadOnlyList<Finding> context, IReadOnlySet<long> before, IncidentBuilder incidents)
    {
        if (before.Count == 0)
            return new Growth(cases, context, []);
        var kept = new List<FindingCase>();
        var content = new List<Finding>();
        var outgrown = new Dictionary<string, Outgrown>(StringComparer.Ordinal);
        foreach (var one in cases.OrderByDescending(c => c.Posts.Count))
        {
            if (HandMade.Is(one.Finding) || Grew(work, election, one, FindingRows.With(work, election, FusionKeys.Of(one, incidents)), before, outgrown))
                kept.Add(one);
        }

        foreach (var one in context.OrderByDescending(c => c.PostTotal))
        {
            if (Grew(work, election, new FindingCase(one, []), FindingRows.NewestContent(work, election, one.Detector, MostContent), before, outgrown))
                content.Add(one);
        }

        return new Growth(kept, content, [.. outgrown.Values]);
    }

    // Adds what it outgrew; false when it says nothing new.
    private static bool Grew(Work work, string election, FindingCase later, IReadOnlyCollection<string> near, IReadOnlySet<long> before, Dictionary<string, Outgrown> outgrown)
    {
        var records = Records(later);
        if (!records.Any(r => before.Contains(r.Capture)))
            return true;
        var over = new List<Outgrown>();
        foreach (var earlier in Earlier(work, election, later.Finding, near))
        {
            // Of findings about very many posts only some are at hand: then accounts stand for them.
            bool whole = Whole(earlier) && Whole(later);
            var (own, lost, added) = whole ? Compare(records, Records(earlier)) : Compare(Accounts(later), Accounts(earlier));
            if (added == 0 && (whole || later.Finding.PostTotal <= earlier.Finding.PostTotal) && earlier.Finding.Confidence >= later.Finding.Confidence)
                return false;
            lost += LostBefore(work, election, earlier.Finding.Id);
            if (lost <= MostLost * own && (whole || later.Finding.PostTotal >= earlier.Finding.PostTotal) && later.Finding.Confidence >= earlier.Finding.Confidence)
                over.Add(new Outgrown(earlier.Finding.Id, later.Finding.Id, lost));
        }

        // Of two in this scan that outgrew the same one the larger came first and has it.
        foreach (var one in over)
            outgrown.TryAdd(one.Finding, one);
        return true;
    }

    // How many the later one has, how many it lacks of the earlier one's, and how many it adds.
    private static (int Own, long Lost, int Added) Compare<T>(HashSet<T> later, HashSet<T> earlier)
    {
        int common = later.Count(earlier.Contains);
        return (later.Count, earlier.Count - common, later.Count - common);
    }

    private static IEnumerable<FindingCase> Earlier(Work work, string election, Finding finding, IReadOnlyCollection<string> near) =>
        FindingRows.InParts(near, part => work.Rows(
            $"SELECT body, posts FROM findings WHERE election = @election AND detector = @detector AND id IN ({FindingRows.Names(part.Count)})",
            r => new FindingCase(JsonSerializer.Deserialize(r.GetString(0), StoreJson.Default.Finding)!, JsonSerializer.Deserialize(r.GetString(1), StoreJson.Default.IReadOnlyListIncidentPost)!),
            [("election", election), ("detector", finding.Detector), .. FindingRows.Named(part)])).Where(e => e.Finding.Id != finding.Id && Same(e.Finding, finding));

    private static bool Same(Finding earlier, Finding later) =>
        earlier.Bearing == later.Bearing && earlier.Window == later.Window && earlier.DeclaredAs == later.DeclaredAs && earlier.Traces.All(t => later.Traces.Contains(t, StringComparer.Ordinal));

    private static bool Whole(FindingCase one) => one.Posts.Count > 0 || one.Finding.Evidence.Count >= one.Finding.PostTotal;

    private static HashSet<(int Capture, long Line)> Records(FindingCase one) =>
        one.Posts.Count > 0 ? [.. one.Posts.Select(p => (p.File, p.Line))] : [.. one.Finding.Evidence.Select(e => (e.File, e.Line))];

    private static HashSet<string> Accounts(FindingCase one) => one.Finding.Accounts.Select(a => a.Account).ToHashSet(StringComparer.Ordinal);

    private static long LostBefore(Work work, string election, string finding) =>
        work.Value<long>("SELECT MAX(lost) FROM outgrown WHERE election = @election AND successor = @finding", ("election", election), ("finding", finding));
}
