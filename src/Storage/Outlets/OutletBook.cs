using System.Globalization;
using Tocsin.Engine.Domains;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage.Outlets;

/// <summary>One change of the register: what is there, what is added, which entries are one outlet afterwards. Written at once, with its audit line.</summary>
internal sealed class OutletBook
{
    private readonly Work _work;
    private readonly DateTimeOffset _now;
    private readonly string _actor;
    private readonly List<OutletEntry> _entries;
    private readonly List<StoredOutletFact> _facts;
    private readonly Dictionary<long, string> _joins;
    private readonly Dictionary<string, long> _numbers;
    private readonly Dictionary<(string, string), long> _byKey;
    private readonly Dictionary<long, string> _ends = [];
    private readonly List<OutletEntry> _newEntries = [];
    private readonly List<StoredOutletFact> _newFacts = [];
    private readonly List<(string Id, long Number)> _newOutlets = [];
    private readonly List<(long Seq, long Entry, string Outlet, string Because)> _newJoins = [];
    private long _lastFact;

    public OutletBook(Work work, DateTimeOffset now, string actor)
    {
        (_work, _actor) = (work, StoredText.Clean(actor));
        _now = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        _entries = OutletRows.Entries(work);
        _facts = OutletRows.Facts(work);
        _joins = OutletRows.Joins(work, DateTimeOffset.MaxValue).Now;
        _numbers = OutletRows.All(work).ToDictionary(o => o.Id, o => o.Number, StringComparer.Ordinal);
        _byKey = _entries.ToDictionary(e => (e.List, e.Key), e => e.Id);
        _lastFact = _facts.Count > 0 ? _facts[^1].Fact.Seq : 0;
        foreach (var fact in _facts)
            Ended(fact.Fact);
    }

    /// <summary>Everything on record, with what was added.</summary>
    public IReadOnlyList<StoredOutletFact> Facts => _facts;

    /// <summary>What was added.</summary>
    public IReadOnlyList<StoredOutletFact> Added => _newFacts;

    /// <summary>Outlets that were added.</summary>
    public int NewOutlets => _newOutlets.Count;

    /// <summary>How a fact ended: withdrawn, delisted or replaced by one of another kind; null when it did not.</summary>
    public string? EndOf(long seq) => _ends.GetValueOrDefault(seq);

    /// <summary>The entry of a list with this key, added when it is not there.</summary>
    public long Entry(string list, string key)
    {
        (list, key) = (StoredText.Clean(list), StoredText.Clean(key));
        if (_byKey.TryGetValue((list, key), out long id))
            return id;
        var entry = new OutletEntry(_entries.Count > 0 ? _entries[^1].Id + 1 : 1, list, key);
        _entries.Add(entry);
        _newEntries.Add(entry);
        _byKey[(list, key)] = entry.Id;
        return entry.Id;
    }

    /// <summary>The first entry of an outlet: what people record goes there.</summary>
    public long FirstEntry(string outlet) => _entries.First(e => _joins.GetValueOrDefault(e.Id) == outlet).Id;

    /// <summary>Adds a fact and returns its number.</summary>
    public long Add(long entry, string list, OutletStatement said, long? refers, string reason)
    {
        var fact = new StoredOutletFact(entry, new OutletFact(++_lastFact, said, list, refers, _now, _actor, StoredText.Clean(reason)), 0);
        _facts.Add(fact);
        _newFacts.Add(fact);
        Ended(fact.Fact);
        return fact.Fact.Seq;
    }

    /// <summary>Settles which entries are one outlet; an outlet keeps its name and number with its oldest entry.</summary>
    public OutletGrouping Regroup()
    {
        var byEntry = _facts.Where(f => !_ends.TryGetValue(f.Fact.Seq, out string? end) || end == OutletFactKinds.Delisted).ToLookup(f => f.Entry, f => f.Fact.Said);
        var grouping = OutletGroups.Of([.. _entries.Select(e => Marks(e.List, byEntry[e.Id]))]);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        long last = OutletRows.Last(_work, "outlet_joins", "seq");
        foreach (var group in Enumerable.Range(0, _entries.Count).GroupBy(e => grouping.Group[e]))
        {
            string id = group.Select(e => _joins.GetValueOrDefault(_entries[e].Id)).OfType<string>().Where(o => !taken.Contains(o)).MinBy(o => _numbers[o]) ?? Found();
            taken.Add(id);
            foreach (int e in group.Where(e => _joins.GetValueOrDefault(_entries[e].Id) != id))
            {
                _joins[_entries[e].Id] = id;
                _newJoins.Add((++last, _entries[e].Id, id, grouping.Because[e]));
            }
        }

        return grouping;
    }

    /// <summary>The outlet of an entry.</summary>
    public string OutletOf(long entry) => _joins[entry];

    /// <summary>The outlet of an entry, by its place among all entries.</summary>
    public string OutletAt(int place) => _joins[_entries[place].Id];

    /// <summary>Entries that were there or came, by their place: list and key.</summary>
    public OutletEntry At(int place) => _entries[place];

    /// <summary>Whether an entry came with this change.</summary>
    public bool IsNew(int place) => place >= _entries.Count - _newEntries.Count;

    /// <summary>The number of an outlet.</summary>
    public long NumberOf(string outlet) => _numbers[outlet];

    /// <summary>Writes the change with its line in the audit log, which names the hash of what was added.</summary>
    public void Save(string action, string subject, string detail)
    {
        string facts = string.Create(CultureInfo.InvariantCulture, $"facts {_newFacts[0].Fact.Seq} to {_newFacts[^1].Fact.Seq}, SHA-256 {OutletDigest.Of(_newFacts.Select(f => f.Fact))}");
        long audit = AuditLog.Append(_work, _now, _actor, action, subject, $"{facts}: {detail}");
        long at = _now.ToUnixTimeMilliseconds();
        OutletRows.Add(_work, _newOutlets, at, audit);
        OutletRows.Add(_work, _newEntries, at, audit);
        OutletRows.Add(_work, _newJoins, at, audit);
        OutletRows.Add(_work, _newFacts, audit);
    }

    private static OutletMarks Marks(string list, IEnumerable<OutletStatement> said)
    {
        var all = said.ToList();
        return new OutletMarks(
            list == OutletFact.ByHand ? "" : list,
            [.. all.Where(s => s.Kind is OutletFactKinds.Domain or OutletFactKinds.Mirror).Select(s => s.Value)],
            [.. all.Where(s => s.Kind == OutletFactKinds.Account).Select(s => s.Value)],
            [.. all.Where(s => s.Kind == OutletFactKinds.Name && s.Ground != OutletFactKinds.WeakName).Select(s => s.Value)]);
    }

    private string Found()
    {
        string id = "outlet--" + Guid.CreateVersion7(_now).ToString("D");
        _numbers[id] = _numbers.Values.DefaultIfEmpty().Max() + 1;
        _newOutlets.Add((id, _numbers[id]));
        return id;
    }

    private void Ended(OutletFact fact)
    {
        if (fact.Refers is { } ended)
            _ends.TryAdd(ended, fact.Said.Kind);
    }
}
