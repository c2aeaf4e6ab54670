using Microsoft.AspNetCore.Components.Authorization;
using Tocsin.Casework;
using Tocsin.Engine.Model.Elections;
using Tocsin.Playbooks;
using Tocsin.Server.Access;
using Tocsin.Server.Ingest;
using Tocsin.Server.Screening;
using Tocsin.Storage;

namespace Tocsin.Server.Casebook;

/// <summary>The store as one person may use it: what is outside their elections is not there.</summary>
/// <remarks>The one way from pages and endpoints to the store. What an election hides is answered as what does not exist, in the same words.</remarks>
public sealed partial class Desk(CaseStore store, PlaybookLibrary library, JobBoard board, Uploads uploads, Spool spool, Detection detection, Screenings screenings, TuningPreviews previews, Archives archives, CaseMemory memory, ServerSettings settings, TimeProvider clock)
{
    private Caller? _caller;

    /// <summary>Who sits at it.</summary>
    /// <exception cref="StoreException">Nobody is signed in.</exception>
    public Caller Caller => _caller ?? throw new StoreException("nobody is signed in", "sign in first");

    /// <summary>Playbooks that ship and the house's own.</summary>
    public PlaybookLibrary Library => library;

    /// <summary>Now.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Seats somebody.</summary>
    public Desk For(Caller? caller)
    {
        _caller = caller;
        return this;
    }

    /// <summary>Seats whoever is signed in.</summary>
    public async Task<Desk> For(Task<AuthenticationState> state) => For(Caller.Of((await state.ConfigureAwait(false)).User));

    /// <summary>The elections the caller works on.</summary>
    public IReadOnlyList<StoredElectionCard> Elections() => [.. store.Elections().Where(e => Caller.Sees(e.Id))];

    /// <summary>The same for what stands around a page: none while the store does not answer.</summary>
    public IReadOnlyList<StoredElectionCard> ElectionsOrNone()
    {
        try
        {
            return Elections();
        }
        catch (StoreException)
        {
            return [];
        }
    }

    /// <summary>One of them with its profile.</summary>
    public Election Election(string id)
    {
        RequireElection(id);
        return StoredElection.Of(store, id);
    }

    /// <summary>The text of a profile.</summary>
    public string Profile(string id)
    {
        RequireElection(id);
        return store.Profile(id);
    }

    /// <summary>Refuses what is not the caller's, as if it were not there.</summary>
    public void RequireElection(string id)
    {
        if (!Caller.Sees(id))
            throw CaseStore.NoElection(id);
    }

    /// <summary>Refuses a role that does not suffice.</summary>
    public void Require(Role least, string what)
    {
        if (!Caller.Is(least))
            throw new StoreException($"{Caller.Name} is {Caller.Role.ToString().ToLowerInvariant()}: {what} needs {least.ToString().ToLowerInvariant()}", "ask somebody who may") { Refusal = StoreRefusal.NotAllowed };
    }
}
