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
    public static Growth Of(Work work, string election, IReadOnlyList<FindingCase> cases, IReadOnlyList<Finding> context, IReadOnlySet<long> before)
    {
        if (before.Count == 0)
            return new Growth(cases, context, []);
        var kept = new List<FindingCase>();
        var content = new List<Finding>();
        var compared = new Comparison(work, election, before);
        foreach (var one in cases.OrderByDescending(c => c.Posts.Count))
        {
            if (HandMade.Is(one.Finding) || compared.SaysSomethingNew(Claim.Of(one), () => FindingRows.With(work, election, Accounts(one))))
                kept.Add(one);
        }

        foreach (var one in context.OrderByDescending(c => c.PostTotal))
        {
            if (compared.SaysSomethingNew(Claim.Of(new FindingCase(one, [])), () => FindingRows.NewestContent(work, election, one.Detector, MostContent)))
                content.Add(one);
        }

        return new Growth(kept, content, compared.Outgrown);
    }

    // Who rests on the same records has accounts in common.
    private static HashSet<string> Accounts(FindingCase one) => FusionKeys.OfAccounts(one.Posts.Select(p => p.Account).Concat(one.Finding.Accounts.Select(a => a.Account)));

    // Earlier findings are read once for all of a scan.
    private sealed class Comparison(Work work, string election, IReadOnlySet<long> before)
    {
        private readonly Dictionary<string, Claim> _known = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Outgrown> _outgrown = new(StringComparer.Ordinal);

        public IReadOnlyList<Outgrown> Outgrown => [.. _outgrown.Values];

        // Adds what it outgrew; false when it says nothing new.
        public bool SaysSomethingNew(Claim later, Func<IReadOnlyCollection<string>> near)
        {
            if (!later.Records.Any(r => before.Contains(r.Capture)))
                return true;
            var over = new List<Outgrown>();
            foreach (var earlier in Earlier(later, near()))
            {
                // Of findings about very many posts only some are at hand: then accounts stand for them.
                bool whole = earlier.Whole && later.Whole;
                var (own, lost, added) = whole ? Compare(later.Records, earlier.Records) : Compare(later.Accounts, earlier.Accounts);
                if (added == 0 && (whole || later.Posts <= earlier.Posts) && earlier.Confidence >= later.Confidence)
                    return false;
                lost += LostBefore(earlier.Id);
                if (lost <= MostLost * own && (whole || later.Posts >= earlier.Posts) && later.Confidence >= earlier.Confidence)
                    over.Add(new Outgrown(earlier.Id, later.Id, lost));
            }

            // Of two in this scan that outgrew the same one the larger came first and has it.
            foreach (var one in over)
                _outgrown.TryAdd(one.Finding, one);
            return true;
        }

        private IEnumerable<Claim> Earlier(Claim later, IReadOnlyCollection<string> near)
        {
            foreach (var claim in FindingRows.InParts([.. near.Where(id => !_known.ContainsKey(id))], part => work.Rows(
                $"SELECT body, posts FROM findings WHERE election = @election AND detector = @detector AND id IN ({FindingRows.Names(part.Count)})",
                r => Claim.Of(r.GetString(0), r.GetString(1)),
                [("election", election), ("detector", later.Detector), .. FindingRows.Named(part)])))
                _known[claim.Id] = claim;
            return near.Where(_known.ContainsKey).Select(id => _known[id]).Where(e => e.Id != later.Id && e.IsLike(later));
        }

        // How many the later one has, how many it lacks of the earlier one's, and how many it adds.
        private static (int Own, long Lost, int Added) Compare<T>(HashSet<T> later, HashSet<T> earlier)
        {
            int common = later.Count(earlier.Contains);
            return (later.Count, earlier.Count - common, later.Count - common);
        }

        private long LostBefore(string finding) =>
            work.Value<long>("SELECT MAX(lost) FROM outgrown WHERE election = @election AND successor = @finding", ("election", election), ("finding", finding));
    }
}
