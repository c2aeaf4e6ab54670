using System.Text;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.AccountFarms;

/// <summary>The values of signs that enough accounts of a crowd show.</summary>
internal sealed class CrowdSigns
{
    private readonly AccountCrowd _crowd;
    private readonly int _least;

    private CrowdSigns(AccountCrowd crowd, int least) => (_crowd, _least) = (crowd, least);

    /// <summary>The form of each account's handle; empty when unknown.</summary>
    public string[] Shapes { get; private set; } = [];

    /// <summary>Accounts with a handle, by its form.</summary>
    public Dictionary<string, int> ShapeCounts { get; } = new(StringComparer.Ordinal);

    /// <summary>Accounts whose handle has a form.</summary>
    public int Shaped { get; private set; }

    /// <summary>Accounts with a description.</summary>
    public int Described { get; private set; }

    /// <summary>Accounts with a display name.</summary>
    public int Named { get; private set; }

    /// <summary>Accounts that had several handles.</summary>
    public int Renamed { get; private set; }

    /// <summary>Accounts that had a handle that another account had too.</summary>
    public int Sharing { get; private set; }

    /// <summary>Pairs of accounts with the same description, in order both ways.</summary>
    public double EqualDescriptions { get; private set; }

    /// <summary>The sets of at least the least number of accounts.</summary>
    public List<SignSet> Sets { get; } = [];

    /// <summary>Accounts by the first word of their handle, of at least the least number.</summary>
    public List<SignSet> FirstWords { get; } = [];

    /// <summary>Reads the signs. O(n log n) in the accounts.</summary>
    public static CrowdSigns Read(PostTable table, AccountCrowd crowd, int least)
    {
        var signs = new CrowdSigns(crowd, least);
        signs.ReadHandles();
        signs.ReadDescriptions(table.Cards);
        signs.ReadNames(table.Cards);
        signs.ReadReuse(table.Cards);
        return signs;
    }

    private void ReadHandles()
    {
        Shapes = [.. _crowd.Handles.Select(h => HandleTemplate.Shape(h))];
        foreach (var (shape, count) in Shapes.Where(s => s.Length > 0).CountBy(s => s, StringComparer.Ordinal))
        {
            ShapeCounts[shape] = count;
            Shaped += count;
        }

        Add(SignKind.HandleForm, Shapes);
        Add(SignKind.HandleStem, [.. Shapes.Select((s, i) => s.Length == 0 ? "" : HandleTemplate.WithFirstWord(_crowd.Handles[i], s))]);
        FirstWords.AddRange(Group(SignKind.HandleStem, [.. _crowd.Handles.Select(h => HandleTemplate.FirstWord(h))]));
    }

    private void ReadDescriptions(AccountCards cards)
    {
        var folded = _crowd.Accounts.Select(a => DescriptionClusters.Fold(cards.Description(a))).ToArray();
        var distinct = folded.Select((text, i) => (Text: Encoding.UTF8.GetString(text), Place: i)).Where(x => x.Text.Length > 0)
            .GroupBy(x => x.Text, x => x.Place, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        var labels = new DescriptionClusters().Cluster([.. distinct.Select(g => folded[g.First()])]);
        var values = new string[folded.Length];
        Array.Fill(values, "");
        var spoken = new Dictionary<int, string>();
        for (int d = 0; d < distinct.Count; d++)
        {
            // The most common wording speaks for its cluster, as its first holder in the alphabet wrote it.
            if (!spoken.TryGetValue(labels[d], out string? value))
                spoken[labels[d]] = value = Encoding.UTF8.GetString(cards.Description(_crowd.Accounts[distinct[d].First()]));
            foreach (int place in distinct[d])
                values[place] = $"{labels[d]}\n{value}";
        }

        Described = values.Count(v => v.Length > 0);
        EqualDescriptions = values.Where(v => v.Length > 0).CountBy(v => v, StringComparer.Ordinal).Sum(g => (double)g.Value * (g.Value - 1));
        Add(SignKind.Description, values);
    }

    private void ReadNames(AccountCards cards)
    {
        var values = _crowd.Accounts.Select(a => Encoding.UTF8.GetString(DescriptionClusters.Fold(cards.Name(a)))).ToArray();
        Named = values.Count(v => v.Length > 0);
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i].Length > 0)
                values[i] = shown.TryGetValue(values[i], out string? name) ? name : shown[values[i]] = Encoding.UTF8.GetString(cards.Name(_crowd.Accounts[i]));
        }

        Add(SignKind.DisplayName, values);
    }

    private void ReadReuse(AccountCards cards)
    {
        var place = new Dictionary<int, int>();
        for (int i = 0; i < _crowd.Accounts.Length; i++)
            place[_crowd.Accounts[i]] = i;
        var ofAccount = new Dictionary<int, int>();
        var ofHandle = new Dictionary<int, List<int>>();
        foreach (var (account, handle, _, _) in cards.AllHandles())
        {
            if (!place.TryGetValue(account, out int i))
                continue;
            ofAccount[i] = ofAccount.GetValueOrDefault(i) + 1;
            if (!ofHandle.TryGetValue(handle, out var holders))
                ofHandle[handle] = holders = [];
            holders.Add(i);
        }

        int[] renamed = [.. ofAccount.Where(a => a.Value > 1).Select(a => a.Key).Order()];
        int[] sharing = [.. ofHandle.Values.Where(h => h.Count > 1).SelectMany(h => h).Distinct().Order()];
        (Renamed, Sharing) = (renamed.Length, sharing.Length);
        if (renamed.Length >= _least)
            Sets.Add(new SignSet(SignKind.Renamed, "renamed", renamed));
        if (sharing.Length >= _least)
            Sets.Add(new SignSet(SignKind.SharedHandle, "a handle that several accounts have had", sharing));
    }

    private void Add(SignKind kind, string[] values) => Sets.AddRange(Group(kind, values));

    private IEnumerable<SignSet> Group(SignKind kind, string[] values) =>
        values.Select((value, i) => (value, i)).Where(x => x.value.Length > 0).GroupBy(x => x.value, x => x.i, StringComparer.Ordinal)
            .Where(g => g.Count() >= _least)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new SignSet(kind, kind == SignKind.Description ? g.Key[(g.Key.IndexOf('\n', StringComparison.Ordinal) + 1)..] : g.Key, [.. g]));
}
