using Tocsin.Engine.Model.Elections;
using Tocsin.Sources.Elections;
using Tocsin.Storage;

namespace Tocsin.Casework;

/// <summary>Elections as the store knows them.</summary>
public static class StoredElection
{
    /// <summary>The profile that a store keeps of an election.</summary>
    /// <exception cref="StoreException">This version cannot read it.</exception>
    public static Election Of(CaseStore store, string id)
    {
        ArgumentNullException.ThrowIfNull(store);
        return ElectionProfile.Parse(store.Profile(id), $"the profile of {id} in the store").Election
            ?? throw new StoreException($"the profile of {id} in the store cannot be read by this version", "scan again with a mended profile");
    }
}
