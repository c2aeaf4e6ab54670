using System.Text.Json;
using Tocsin.Engine.Incidents;
using Tocsin.Engine.Incidents.Characterising;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>Findings that people make.</content>
public sealed partial class CaseStore
{
    private const int MostChosen = 500, LongestTitle = 200, SpreadCounted = 10_000;

    /// <summary>Keeps what a person saw as a finding and joins it as any other; where they named an incident, it goes in there.</summary>
    /// <remarks>It comes with the scan that brought the first of its posts. In one transaction with its line in the audit log.</remarks>
    public KeptHandFinding MakeFinding(HandFinding wanted, string actor)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return Write(work =>
        {
            string who = Acting(work, actor, "finding-make"), why = Reasoned(wanted.Reason);
            RequireSensible(wanted);
            var now = _clock.GetUtcNow();
            string election = wanted.Election.Id;
            var posts = wanted.Posts.Distinct().Order().Chunk(MostChosen).SelectMany(part => Posts(work, part, election, PostFilter.None)).OrderBy(p => p.Id).ToList();
            if (posts.Count < wanted.Posts.Distinct().Count())
                throw new StoreException($"{wanted.Posts.Distinct().Count() - posts.Count} of the posts are not there any more", "search again and choose anew") { Refusal = StoreRefusal.Absent };
            var made = HandCase.Of(wanted, posts, link => Spread(work, election, link), who, now);
            string scan = work.Value<string>("SELECT scan FROM captures WHERE id = @id", ("id", posts[0].Capture))!;
            var kept = new ScanToKeep { Election = wanted.Election, Profile = "", Actor = who, Version = "", Captures = [], Cases = [made] };
            if (FindingRows.Add(work, scan, kept, new IncidentBuilder(wanted.Election), new HashSet<long>()).Fresh.Count == 0)
                throw new StoreException("you made this finding of these posts already", "nothing was changed");
            RecordRows.Add(work, wanted.Records);
            AuditLog.Append(work, now, who, "finding-make", made.Finding.Id, $"{election}: {made.Finding.Sentence} {posts.Count} posts of {made.Finding.Accounts.Count} accounts; {wanted.Behaviour}, {wanted.Confidence}: {why}");
            var chosen = wanted.Into is { } into ? Standing(work, into, election, wanted.Seen) : null;
            var fusion = new IncidentFusion(wanted.Election);
            List<IncidentChange> changes = FusionPass.Run(work, election, fusion, [made.Finding.Id], now);
            if (chosen is not null)
                changes.AddRange(Joined(work, fusion, wanted, made.Finding.Id, AsItIs(work, chosen.Id), who));
            var incident = IncidentRows.One(work, IncidentRows.Touched(work, election, [made.Finding.Id]).Single().Id)!;
            return new KeptHandFinding(made.Finding.Id, incident.Number, wanted.Records.Count(r => r.Place.Length > 0), changes);
        });
    }

    /// <summary>The inputs of an election's scans by their numbers: what they were called, in which format, and their hash.</summary>
    public IReadOnlyDictionary<long, Capture> Inputs(IReadOnlyCollection<long> captures) => captures.Count == 0 ? new Dictionary<long, Capture>() : Read(work => work.Rows(
        $"SELECT id, name, format, bytes, sha256, posts FROM captures WHERE id IN ({string.Join(", ", captures)})",
        r => (Id: r.GetInt64(0), Capture: new Capture(r.GetString(1), r.GetString(2), r.GetInt64(3), r.GetString(4), r.GetInt64(5)))).ToDictionary(c => c.Id, c => c.Capture));

    private List<IncidentChange> Joined(Work work, IncidentFusion fusion, HandFinding wanted, string finding, IncidentCard incident, string who)
    {
        var members = IncidentRows.Members(work, incident.Id);
        if (members.Contains(finding, StringComparer.Ordinal))
            return [];
        var choice = new ChoiceBody([.. members, finding], []);
        Record(work, incident, "merge", finding, who, wanted.Reason, JsonSerializer.Serialize(choice, StoreJson.Default.ChoiceBody));
        IncidentRows.Work(work, incident.Id, null, _clock.GetUtcNow());
        return FusionPass.Run(work, wanted.Election.Id, fusion, choice.Members, _clock.GetUtcNow());
    }

    // What the rules just joined may have taken the chosen incident along.
    private static IncidentCard AsItIs(Work work, string id)
    {
        var card = IncidentRows.One(work, id)!;
        return card.MergedInto is { } into ? AsItIs(work, into) : card;
    }

    // Accounts that share a link, by its words; of very common ones some, which is enough to say that they are common.
    private int Spread(Work work, string election, string link)
    {
        var numbers = _home.Search(work, SearchWords.Query(link), long.MaxValue, SpreadCounted);
        return numbers.Count == 0 ? 0 : work.Value<int>($"SELECT COUNT(DISTINCT p.account) {From(numbers)}", Given(election, PostFilter.None));
    }

    private static void RequireSensible(HandFinding wanted)
    {
        if (wanted.Posts.Count is 0 or > MostChosen)
            throw new StoreException($"a finding by hand rests on 1 to {MostChosen} posts", "choose posts that show it");
        if (string.IsNullOrWhiteSpace(wanted.Title) || wanted.Title.Length > LongestTitle)
            throw new StoreException($"a finding needs a title of at most {LongestTitle} characters", "say in a few words what was done");
        if (!Behaviour.All.Any(b => b.Key == wanted.Behaviour))
            throw new StoreException($"there is no behaviour '{wanted.Behaviour}'", $"a finding is about what accounts do, never about what they think: {string.Join(", ", Behaviour.All.Select(b => b.Key))}");
        if (!Enum.IsDefined(wanted.Confidence))
            throw new StoreException("there is no such confidence", "it is low, moderate or high");
    }
}
