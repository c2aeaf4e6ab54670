using System.Globalization;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Storage.Outlets;

namespace Tocsin.Cli.Outlets;

/// <summary>Facts of the register in words. Every sentence names who says it; none is Tocsin's own.</summary>
internal static class OutletWords
{
    /// <summary>What is said.</summary>
    public static string What(OutletStatement said) => said.Kind switch
    {
        OutletFactKinds.Name => $"is called {said.Value}",
        OutletFactKinds.Domain => $"has the domain {said.Value}",
        OutletFactKinds.Mirror => $"has the mirror {said.Value}",
        OutletFactKinds.Account => $"has the account {said.Value}",
        OutletFactKinds.Country => $"belongs to the country {said.Value}",
        OutletFactKinds.Owner => $"is owned by {said.Value}",
        OutletFactKinds.Link => $"is tied to {said.Value}",
        OutletFactKinds.StateLink => said.Value,
        OutletFactKinds.Listing when said.Value == "medium" => "listed as a news outlet",
        OutletFactKinds.Listing when said.Value == "listed" => "listed",
        OutletFactKinds.Listing => $"listed as {said.Value}",
        OutletFactKinds.Accreditation => $"accreditation {said.Value}",
        OutletFactKinds.Sanction => $"sanction {said.Value}",
        OutletFactKinds.Withdrawn => $"{said.Value} taken back",
        _ => $"{said.Value} no longer listed",
    };

    /// <summary>Ground, source and days, as far as they are given.</summary>
    public static string Details(OutletFact fact)
    {
        var said = fact.Said;
        return string.Join("; ", new[]
        {
            said.Ground.Length > 0 ? $"ground: {said.Ground}" : "",
            said.Source.Length > 0 ? $"source: {said.Source}" : "",
            said.Since is { } since ? $"since {Day(since)}" : "",
            said.Until is { } until ? $"until {Day(until)}" : "",
            fact.List == OutletFact.ByHand ? $"recorded by {fact.Actor} on {Day(fact.At)}: {fact.Reason}" : $"list {fact.List}, imported by {fact.Actor} on {Day(fact.At)}",
        }.Where(t => t.Length > 0));
    }

    /// <summary>Whether a fact is in force on the day asked for, and if not, why.</summary>
    public static string State(RegisteredOutlet outlet, OutletFact fact)
    {
        if (outlet.EndOf(fact) is { } end)
        {
            return end.Said.Kind switch
            {
                OutletFactKinds.Withdrawn => $"taken back by {end.Actor} on {Day(end.At)}: {end.Reason}",
                OutletFactKinds.Delisted => $"no longer listed since {Day(end.Said.Since ?? DateOnly.FromDateTime(end.At.UtcDateTime))}",
                _ => $"replaced by fact {end.Seq}",
            };
        }

        return outlet.InForce(fact) ? "in force" : outlet.Overruling(fact) is { } later ? $"{later.Said.Value} later, fact {later.Seq}" : "not within its days";
    }

    /// <summary>The status that a standing fact gives; null when it gives none.</summary>
    public static string? Status(OutletStatement said) => (said.Kind, said.Value) switch
    {
        (OutletFactKinds.StateLink or OutletFactKinds.Listing, var value) => value,
        (OutletFactKinds.Sanction, OutletFactKinds.Imposed) => "sanctioned",
        (OutletFactKinds.Accreditation, var value) => "accreditation-" + value,
        _ => null,
    };

    /// <summary>The statuses in force, each with who says so: <c>sanctioned (Council)</c>.</summary>
    public static IReadOnlyList<string> Statuses(RegisteredOutlet outlet) =>
        [.. outlet.Standing.Select(f => (Status: Status(f.Said), f.Said.By)).Where(s => s.Status is not null).Distinct().Select(s => $"{s.Status} ({s.By})")];

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
