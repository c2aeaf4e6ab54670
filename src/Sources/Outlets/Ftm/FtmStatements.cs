using Tocsin.Engine.Model.Outlets;

namespace Tocsin.Sources.Outlets.Ftm;

/// <summary>Puts into statements what FollowTheMoney entities say of an outlet. Nothing is concluded: every statement names who makes it.</summary>
internal sealed class FtmStatements(string list)
{
    private const int MostNames = 50;
    private const int LongestName = 300;

    /// <summary>What an entity says of itself.</summary>
    public List<OutletStatement> Of(FtmEntity entity, SiteAddresses addresses)
    {
        string datasets = entity.Datasets.Count > 0 ? "dataset " + string.Join(", ", entity.Datasets) : "";
        string source = entity.One("sourceUrl");
        IEnumerable<string> names = entity.All("name").Prepend(entity.Caption);
        var said = Named(names.Concat(entity.All("alias", "previousName")), "", source).ToList();
        said.AddRange(Named(entity.All("weakAlias"), OutletFactKinds.WeakName, source).Where(w => said.TrueForAll(s => s.Value != w.Value)));
        said.AddRange(addresses.Domains.Select(d => new OutletStatement(OutletFactKinds.Domain, d, list, datasets, source)));
        said.AddRange(addresses.Accounts.Select(a => new OutletStatement(OutletFactKinds.Account, a, list, datasets, source)));
        said.AddRange(entity.All("country", "jurisdiction").Distinct(StringComparer.Ordinal).Select(c => new OutletStatement(OutletFactKinds.Country, c, list, datasets, source)));
        return said;
    }

    /// <summary>What a relation says of the outlet with this id; null when that is nothing.</summary>
    /// <param name="relation">The relation.</param>
    /// <param name="id">The outlet.</param>
    /// <param name="other">The entity with an id, when it is known.</param>
    public OutletStatement? Of(FtmEntity relation, string id, Func<string, FtmEntity?> other) => relation.Schema switch
    {
        "Sanction" when relation.All("entity").Contains(id) => Sanction(relation),
        "Ownership" when relation.All("asset").Contains(id) => Tied(relation, OutletFactKinds.Owner, "owner", other),
        "Directorship" when relation.All("organization").Contains(id) => Tied(relation, OutletFactKinds.Link, "director", other),
        "UnknownLink" when relation.All("object").Contains(id) => Tied(relation, OutletFactKinds.Link, "subject", other),
        "UnknownLink" when relation.All("subject").Contains(id) => Tied(relation, OutletFactKinds.Link, "object", other),
        _ => null,
    };

    /// <summary>Ids of the outlets that a relation can say something of, and of the other end.</summary>
    public static (IEnumerable<string> About, IEnumerable<string> Others) Ends(FtmEntity relation) => relation.Schema switch
    {
        "Sanction" => (relation.All("entity"), []),
        "Ownership" => (relation.All("asset"), relation.All("owner")),
        "Directorship" => (relation.All("organization"), relation.All("director")),
        "UnknownLink" => (relation.All("subject", "object"), relation.All("subject", "object")),
        _ => ([], []),
    };

    private IEnumerable<OutletStatement> Named(IEnumerable<string> names, string ground, string source) =>
        names.Where(n => n.Length is > 0 and <= LongestName).Distinct(StringComparer.Ordinal).Take(MostNames).Select(n => new OutletStatement(OutletFactKinds.Name, n, list, ground, source));

    private OutletStatement Sanction(FtmEntity sanction) => new(
        OutletFactKinds.Sanction,
        OutletFactKinds.Imposed,
        sanction.One("authority") is { Length: > 0 } authority ? authority : list,
        Ground([.. sanction.All("program").Distinct(StringComparer.Ordinal), .. sanction.All("provisions").Distinct(StringComparer.Ordinal), .. sanction.All("reason").Take(1)], sanction),
        sanction.One("sourceUrl", "programUrl"),
        FtmDay.Of(sanction.One("startDate", "listingDate")),
        FtmDay.Of(sanction.One("endDate"), last: true));

    private OutletStatement? Tied(FtmEntity relation, string kind, string end, Func<string, FtmEntity?> other)
    {
        if (relation.All(end).Select(other).OfType<FtmEntity>().FirstOrDefault() is not { } body || (body.Caption.Length > 0 ? body.Caption : body.One("name")) is not { Length: > 0 } name)
            return null;
        string share = relation.One("percentage") is { Length: > 0 } percentage ? $"{percentage.TrimEnd('%', ' ')} %" : "";
        string nature = $"{body.Schema}{(body.One("jurisdiction", "country") is { Length: > 0 } country ? ", " + country : "")}";
        return new OutletStatement(
            kind, name, list, Ground([share, relation.One("role"), relation.One("status"), nature], relation), relation.One("sourceUrl") is { Length: > 0 } source ? source : body.One("sourceUrl"),
            FtmDay.Of(relation.One("startDate", "date")), FtmDay.Of(relation.One("endDate"), last: true));
    }

    private string Ground(IEnumerable<string> parts, FtmEntity entity)
    {
        string said = string.Join("; ", parts.Where(p => p.Length > 0));
        return entity.Datasets.Count > 0 ? $"{said} ({list}, dataset {string.Join(", ", entity.Datasets)})" : $"{said} ({list})";
    }
}
