namespace Tocsin.Decoys;

/// <summary>All decoys of one owner. Nothing else in the world says that they are decoys.</summary>
/// <param name="Secret">32 random bytes that key the fingerprints of texts.</param>
/// <param name="Decoys">The decoys in the order in which they were made.</param>
public sealed record DecoyStore(byte[] Secret, IReadOnlyList<Decoy> Decoys)
{
    /// <summary>The decoy with an id; null when there is none.</summary>
    public Decoy? Find(string id) => Decoys.FirstOrDefault(d => string.Equals(d.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>With decoys added.</summary>
    public DecoyStore With(IEnumerable<Decoy> more) => this with { Decoys = [.. Decoys, .. more] };

    /// <summary>With one decoy replaced by its newer self.</summary>
    public DecoyStore With(Decoy changed) => this with { Decoys = [.. Decoys.Select(d => d.Id == changed.Id ? changed : d)] };

    /// <summary>Puts a decoy in a place.</summary>
    /// <param name="id">Which.</param>
    /// <param name="planting">Where, when, by whom.</param>
    /// <param name="move">It may be somewhere already.</param>
    /// <exception cref="PlantingRefusedException">There is no such decoy, or it is planted and is not to be moved.</exception>
    public DecoyStore Plant(string id, Planting planting, bool move)
    {
        var decoy = Find(id) ?? throw new PlantingRefusedException($"the store has no decoy {id}", "tocsin decoy list shows the ids");
        if (decoy.Planted is { } there && !move)
        {
            throw new PlantingRefusedException(
                $"{decoy.Id} is planted already: {there.Place}, by {there.By}; in two places it could not tell which of them was reached",
                "plant another decoy there, or say --move when it was taken away from the first place");
        }

        return With(decoy with { Plantings = [.. decoy.Plantings, planting] });
    }
}
