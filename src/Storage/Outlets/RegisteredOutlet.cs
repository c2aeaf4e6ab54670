using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Outlets;

namespace Tocsin.Storage.Outlets;

/// <summary>An outlet with everything that was ever recorded about it, as known at one moment.</summary>
public sealed class RegisteredOutlet
{
    private readonly Dictionary<long, OutletFact> _ends;
    private readonly DateOnly _day;

    internal RegisteredOutlet(string id, long number, IReadOnlyList<OutletFact> facts, DateOnly day)
    {
        (Id, Number, Facts, _day) = (id, number, facts, day);
        _ends = facts.Where(f => f.Refers is not null).GroupBy(f => f.Refers!.Value).ToDictionary(g => g.Key, g => g.First());
        Name = Called(Values(OutletFactKinds.Name)) ?? Domains.Order(StringComparer.Ordinal).FirstOrDefault() ?? "without a name";
    }

    /// <summary>Its stable id.</summary>
    public string Id { get; }

    /// <summary>Its number, for people.</summary>
    public long Number { get; }

    /// <summary>What most of its lists call it; of several the first in order.</summary>
    public string Name { get; }

    /// <summary>Everything recorded, in order.</summary>
    public IReadOnlyList<OutletFact> Facts { get; }

    /// <summary>Its domains, mirrors included, that nobody took back; those of lists that dropped it too.</summary>
    public IReadOnlyList<string> Domains => [.. Values(OutletFactKinds.Domain).Concat(Values(OutletFactKinds.Mirror)).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Its accounts that nobody took back.</summary>
    public IReadOnlyList<string> Accounts => [.. Values(OutletFactKinds.Account).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Its names that nobody took back.</summary>
    public IReadOnlyList<string> Names => [.. Values(OutletFactKinds.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>The statements in force on the day asked for.</summary>
    public IEnumerable<OutletFact> Standing => Facts.Where(InForce);

    /// <summary>What ended a statement; null when nothing did.</summary>
    public OutletFact? EndOf(OutletFact fact) => _ends.GetValueOrDefault(fact.Seq);

    /// <summary>Whether a statement is in force: not taken back, replaced or dropped, within its days, and no later decision of the same authority stands against it.</summary>
    public bool InForce(OutletFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return OutletFactKinds.Statements.Contains(fact.Said.Kind) && !_ends.ContainsKey(fact.Seq) && Within(fact) && Overruling(fact) is null;
    }

    /// <summary>The later decision of the same authority that stands against this one; null when none does.</summary>
    public OutletFact? Overruling(OutletFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (fact.Said.Kind is not (OutletFactKinds.Accreditation or OutletFactKinds.Sanction))
            return null;
        var taken = (fact.Said.Since ?? DateOnly.MinValue, fact.Seq);
        return Facts.LastOrDefault(f => f.Said.Kind == fact.Said.Kind && f.Said.Value != fact.Said.Value && f.Said.By.Equals(fact.Said.By, StringComparison.OrdinalIgnoreCase)
            && !_ends.ContainsKey(f.Seq) && Within(f) && (f.Said.Since ?? DateOnly.MinValue, f.Seq).CompareTo(taken) > 0);
    }

    /// <summary>As a scan knows outlets; only what is in force.</summary>
    public KnownOutlet AsKnown() => new()
    {
        Name = Name,
        Domains = [.. Standing.Where(f => f.Said.Kind is OutletFactKinds.Domain or OutletFactKinds.Mirror).Select(f => f.Said.Value).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)],
        Accounts = [.. Standing.Where(f => f.Said.Kind == OutletFactKinds.Account).Select(f => f.Said.Value).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)],
        Statuses = [.. Standing.Select(Status).OfType<OutletStatus>().Distinct()],
    };

    private static OutletStatus? Status(OutletFact fact)
    {
        string? kind = (fact.Said.Kind, fact.Said.Value) switch
        {
            (OutletFactKinds.StateLink or OutletFactKinds.Listing, var value) => value,
            (OutletFactKinds.Sanction, OutletFactKinds.Imposed) => "sanctioned",
            (OutletFactKinds.Accreditation, "refused" or "withdrawn") => "accreditation-refused",
            _ => null,
        };
        return kind is null ? null : new OutletStatus(kind, fact.Said.By, fact.Said.Since, string.Join(", ", new[] { fact.Said.Ground, fact.Said.Source }.Where(t => t.Length > 0)));
    }

    // A list that drops an outlet does not make its domain another's; a person who takes a statement back says it never held.
    private IEnumerable<string> Values(string kind) =>
        Facts.Where(f => f.Said.Kind == kind && (_ends.GetValueOrDefault(f.Seq) is null or { Said.Kind: OutletFactKinds.Delisted })).Select(f => f.Said.Value);

    private bool Within(OutletFact fact) => !(fact.Said.Since > _day) && !(fact.Said.Until < _day);

    private static string? Called(IEnumerable<string> names) =>
        names.GroupBy(n => n, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Length).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
}
