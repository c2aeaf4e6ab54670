using Tocsin.Casework;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Storage;
using Tocsin.Storage.Outlets;

namespace Tocsin.Server.Casebook;

/// <content>The register of outlets: of the whole house; who says what is part of it.</content>
public sealed partial class Desk
{
    /// <summary>The register.</summary>
    public OutletRegister Outlets() => store.Outlets();

    /// <summary>One outlet by its number.</summary>
    /// <exception cref="StoreException">There is none.</exception>
    public RegisteredOutlet Outlet(long number) => store.Outlets().Outlets.FirstOrDefault(o => o.Number == number)
        ?? throw new StoreException($"the register has no outlet {number}", "the page of outlets lists them") { Refusal = StoreRefusal.Absent };

    /// <summary>Adds an outlet that no list has.</summary>
    /// <returns>Its number.</returns>
    public long AddOutlet(string name, string domain, string source, string reason)
    {
        string said = TypedStatement.Text("source", source);
        return store.AddOutlet(
            [new OutletStatement(OutletFactKinds.Name, TypedStatement.Text("name", name), Caller.Name, "", said), new OutletStatement(OutletFactKinds.Domain, TypedStatement.Domain(domain), Caller.Name, "", said)],
            Caller.Name,
            reason);
    }

    /// <summary>Records what somebody says of an outlet, or what an authority decided about it.</summary>
    /// <returns>The number of the fact.</returns>
    public long Record(RegisteredOutlet outlet, OutletStatement said, string reason)
    {
        ArgumentNullException.ThrowIfNull(outlet);
        ArgumentNullException.ThrowIfNull(said);
        bool decided = said.Kind is OutletFactKinds.Accreditation or OutletFactKinds.Sanction;
        if ((decided || said.Kind == OutletFactKinds.StateLink) && string.IsNullOrWhiteSpace(said.By))
            throw new StoreException(decided ? "a decision is an authority's" : "a state link is somebody's statement", "name who says so");
        if (decided && (said.Since is null || string.IsNullOrWhiteSpace(said.Ground)))
            throw new StoreException("a decision has a day and a ground", "give both as the document has them");
        return store.Record(
            outlet.Id,
            said with { Value = TypedStatement.Value(said.Kind, said.Value), By = string.IsNullOrWhiteSpace(said.By) ? Caller.Name : said.By.Trim(), Source = TypedStatement.Text("source", said.Source) },
            null,
            false,
            Caller.Name,
            reason);
    }

    /// <summary>Takes a fact back that never held.</summary>
    public void Withdraw(long fact, string reason) => store.Withdraw(fact, Caller.Name, reason);
}
