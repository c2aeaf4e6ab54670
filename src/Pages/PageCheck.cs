using System.Text.RegularExpressions;
using Tocsin.Pages.Comparing;
using Tocsin.Pages.Reading;
using Tocsin.Pages.Storing;

namespace Tocsin.Pages;

/// <summary>A page compared with its newest approved snapshot.</summary>
/// <param name="Page">Its name.</param>
/// <param name="Snapshot">What it was compared with.</param>
/// <param name="Changes">What changed, the gravest first.</param>
public sealed partial record PageCheck(string Page, PageSnapshot Snapshot, IReadOnlyList<PageChange> Changes)
{
    private const int KeyLength = 100;

    /// <summary>The gravest level.</summary>
    public ChangeLevel Level => Changes.Count == 0 ? ChangeLevel.Expected : Changes.Max(c => c.Level);

    /// <summary>Compares.</summary>
    /// <param name="snapshot">The approved state.</param>
    /// <param name="html">The page as it is.</param>
    /// <param name="polling">The last polls are open.</param>
    /// <param name="origin">The server it was fetched from just now; null when it was saved by other means.</param>
    public static PageCheck Of(PageSnapshot snapshot, byte[] html, bool polling, PageOrigin? origin = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var comparer = new PageComparer(polling);
        var loads = snapshot.Loads.Select(l => PageReader.Read(l, snapshot.Url, snapshot.Regions)).ToList();
        var now = PageReader.Read(html, snapshot.Url, snapshot.Regions);
        var restless = new HashSet<(ChangeKind, string)>();
        foreach (var load in loads.Skip(1))
            restless.UnionWith(new PageComparer().Compare(loads[0], load).Select(Key));
        var changes = comparer.Compare(loads[0], now)
            .Select(c => c.Kind is not (ChangeKind.Replaced or ChangeKind.EarlyResult) && restless.Contains(Key(c)) ? c with { Level = ChangeLevel.Expected, Why = "it differed between the approved loads too" } : c);
        changes = changes.Concat(OriginComparer.Compare(snapshot.Origin, origin));
        return new PageCheck(snapshot.Page, snapshot, [.. changes.OrderByDescending(c => c.Level).ThenBy(c => c.Kind)]);
    }

    private static (ChangeKind, string) Key(PageChange change) => (change.Kind, change.Kind == ChangeKind.Script ? Skeleton(change.Place) : change.Place);

    // A token that is new in each load stands in quotes; an address in quotes is kept, for it says where a script leads.
    private static string Skeleton(string script)
    {
        string bare = Literals().Replace(script, m => m.Value.Contains('/', StringComparison.Ordinal) ? m.Value : "#");
        return bare.Length > KeyLength ? bare[..KeyLength] : bare;
    }

    [GeneratedRegex("""[0-9]+|"[^"]*"|'[^']*'""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Literals();
}
