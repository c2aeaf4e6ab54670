using System.Globalization;
using Tocsin.Engine.Domains;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage.Outlets;

/// <summary>All outlets of the register, as known at one moment.</summary>
public sealed class OutletRegister
{
    private readonly AddressIndex _addresses = new();
    private readonly IReadOnlyDictionary<string, string> _moved;

    internal OutletRegister(IReadOnlyList<RegisteredOutlet> outlets, IReadOnlyDictionary<string, string> moved)
    {
        (Outlets, _moved) = (outlets, moved);
        for (int o = 0; o < outlets.Count; o++)
            _addresses.Add(o, outlets[o].Domains, outlets[o].Accounts);
    }

    internal static OutletRegister Of(IReadOnlyList<(string Id, long Number)> outlets, OutletMembership joins, IReadOnlyList<StoredOutletFact> facts, DateOnly day)
    {
        var byOutlet = facts.Where(f => joins.Now.ContainsKey(f.Entry)).ToLookup(f => joins.Now[f.Entry], f => f.Fact, StringComparer.Ordinal);
        return new OutletRegister([.. outlets.Where(o => byOutlet.Contains(o.Id)).Select(o => new RegisteredOutlet(o.Id, o.Number, [.. byOutlet[o.Id]], day))], joins.Moved);
    }

    /// <summary>The outlets, by number.</summary>
    public IReadOnlyList<RegisteredOutlet> Outlets { get; }

    /// <summary>Where outlets went whose entries all belong to another now: ids.</summary>
    public IReadOnlyDictionary<string, string> Moved => _moved;

    /// <summary>The outlets whose domain, or a host below it, or account a link or host is.</summary>
    public IReadOnlyList<RegisteredOutlet> Behind(string link)
    {
        var found = new HashSet<int>();
        _addresses.Find(link, found);
        return [.. found.Order().Select(f => Outlets[f])];
    }

    /// <summary>The outlet that somebody means: its number, its id or the beginning of it, a domain, or its name.</summary>
    /// <exception cref="StoreException">There is none, or there are several.</exception>
    public RegisteredOutlet Require(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        string name = typed.Trim();
        var found = Named(name);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new StoreException($"the register has no outlet '{typed}'", "'outlets list --query TEXT' looks for a part of a name or domain"),
            _ => throw new StoreException($"several outlets are called '{typed}'", $"name one by its number: {string.Join(", ", found.Take(6).Select(f => $"{f.Number} ({f.Name}, {(f.Domains.Count > 0 ? f.Domains[0] : "no domain")})"))}"),
        };
    }

    private IReadOnlyList<RegisteredOutlet> Named(string name)
    {
        if (long.TryParse(name.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out long number) && Outlets.FirstOrDefault(o => o.Number == number) is { } numbered)
            return [numbered];
        if (Outlets.FirstOrDefault(o => o.Id == (_moved.GetValueOrDefault(name) ?? name)) is { } exact)
            return [exact];
        if (name.Contains('.', StringComparison.Ordinal) && Behind(name) is { Count: > 0 } behind)
            return behind;
        string folded = OutletGroups.Fold(name);
        if (folded.Length > 0 && Outlets.Where(o => o.Names.Any(n => OutletGroups.Fold(n) == folded)).ToList() is { Count: > 0 } named)
            return named;
        return name.StartsWith("outlet--", StringComparison.Ordinal) ? [.. Outlets.Where(o => o.Id.StartsWith(name, StringComparison.Ordinal))] : [];
    }
}
