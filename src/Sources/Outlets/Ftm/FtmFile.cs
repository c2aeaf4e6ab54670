using Tocsin.Engine.Domains;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Sources.Lists;

namespace Tocsin.Sources.Outlets.Ftm;

/// <summary>Reads outlets out of FollowTheMoney JSON lines, as OpenSanctions publishes them: <c>entities.ftm.json</c>, <c>targets.nested.json</c>.</summary>
/// <remarks>
/// Bodies with a site of their own are outlets; one without is taken only where somebody knows its name as that of an outlet. Line by line, three times: who is an
/// outlet, what is said of them, who the others are. Memory grows with the outlets, not with the file.
/// </remarks>
internal sealed class FtmFile(string path, string list, Func<string, bool> isOutlet)
{
    private readonly List<ListProblem> _problems = [];
    private readonly Dictionary<string, (FtmEntity Entity, SiteAddresses Addresses)> _outlets = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly List<FtmEntity> _relations = [];
    private readonly HashSet<(string Schema, string Id)> _seen = [];
    private readonly Dictionary<string, FtmEntity?> _others = new(StringComparer.Ordinal);
    private long _entities;
    private long _siteless;

    /// <summary>Reads the file.</summary>
    public OutletListLoad Read()
    {
        foreach (var entity in Entities(_problems, static _ => true))
            Body(entity);
        if (_entities > 0)
        {
            foreach (var entity in Entities([], Relates))
                Relation(entity);
            foreach (var entity in _others.Count > 0 ? Entities([], static _ => true) : [])
            {
                if (_others.TryGetValue(entity.Id, out var known) && known is null)
                    _others[entity.Id] = entity;
            }
        }

        bool whole = _problems.Count == 0;
        if (_entities > 0 && _siteless > 0)
            _problems.Add(new ListProblem(path, 0, $"{_siteless} persons and bodies without a site, whose name is no known outlet's, were left out", "import the lists that name the outlets first, then this one again"));
        return new OutletListLoad(list, Listed(), [], _problems, whole);
    }

    private List<ListedOutlet> Listed()
    {
        var statements = new FtmStatements(list);
        var about = _relations.SelectMany(r => FtmStatements.Ends(r).About.Distinct(StringComparer.Ordinal).Select(a => (About: a, Relation: r))).ToLookup(r => r.About, r => r.Relation, StringComparer.Ordinal);
        return [.. _order.Select(id => new ListedOutlet(id,
        [
            .. statements.Of(_outlets[id].Entity, _outlets[id].Addresses),
            .. about[id].Select(r => statements.Of(r, id, o => o == id ? null : _others.GetValueOrDefault(o))).OfType<OutletStatement>().Distinct(),
        ]))];
    }

    private IEnumerable<FtmEntity> Entities(List<ListProblem> problems, Func<ReadOnlyMemory<byte>, bool> gate)
    {
        foreach (var (number, line) in LineFile.Lines(path, problems))
        {
            if (line.Span.Trim(" \t\r"u8).IsEmpty || !gate(line))
                continue;
            if (FtmLine.Read(line, out string problem) is not { } entities)
            {
                problems.Add(new ListProblem(path, number, problem, "one JSON object a line, with id, schema and properties"));
                continue;
            }

            foreach (var entity in entities)
                yield return entity;
        }
    }

    private static bool Relates(ReadOnlyMemory<byte> line) =>
        line.Span.IndexOf("\"Sanction\""u8) >= 0 || line.Span.IndexOf("\"Ownership\""u8) >= 0 || line.Span.IndexOf("\"Directorship\""u8) >= 0 || line.Span.IndexOf("\"UnknownLink\""u8) >= 0;

    private void Body(FtmEntity entity)
    {
        _entities++;
        if (!entity.IsBody || _outlets.ContainsKey(entity.Id))
            return;
        var addresses = new SiteAddresses();
        foreach (string website in entity.All("website"))
            addresses.Add(website);
        if (addresses.Domains.Count > 0 || (entity.Schema != "Person" && entity.All("name", "alias", "previousName").Prepend(entity.Caption).Any(n => OutletGroups.Fold(n) is { Length: > 0 } && isOutlet(n))))
        {
            _outlets[entity.Id] = (entity, addresses);
            _order.Add(entity.Id);
        }
        else
        {
            _siteless++;
        }
    }

    private void Relation(FtmEntity entity)
    {
        if (!entity.IsRelation || !_seen.Add((entity.Schema, entity.Id)))
            return;
        var (about, others) = FtmStatements.Ends(entity);
        if (!about.Any(_outlets.ContainsKey))
            return;
        _relations.Add(entity);
        foreach (string other in others)
            _others.TryAdd(other, _outlets.TryGetValue(other, out var outlet) ? outlet.Entity : null);
    }
}
