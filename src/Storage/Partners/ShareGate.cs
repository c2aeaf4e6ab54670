namespace Tocsin.Storage.Partners;

/// <summary>What may leave to whom. Asked when a share is prepared, when it is approved and again when it goes out.</summary>
internal static class ShareGate
{
    /// <summary>Refuses what may not leave.</summary>
    /// <exception cref="StoreException">It may not.</exception>
    public static void Require(Partner partner, TlpLevel tlp, string format, string election, IReadOnlyList<IncidentCard> incidents)
    {
        if (tlp >= TlpLevel.Red)
            throw new StoreException("TLP:RED never leaves", "what is red is told by one person to another; lower the level only if whoever set it agrees");
        if (partner.IsEnded)
            throw new StoreException($"sharing with {partner.Name} has ended", "'partners list' tells since when");
        if (tlp > partner.Tlp)
            throw new StoreException($"{partner.Name} may get up to {TlpWords.Title(partner.Tlp)}, and this is {TlpWords.Title(tlp)}", "a lead can change the register: tocsin partners add");
        if (!partner.Formats.Contains(format, StringComparer.Ordinal))
            throw new StoreException($"{partner.Name} takes no {format}", $"it takes {string.Join(", ", partner.Formats)}");
        if (!partner.IsMember(election))
            throw new StoreException($"{partner.Name} is no member for the election {election}", "a lead can change the register: tocsin partners add");
        if (incidents.FirstOrDefault(i => i.State is not ("open" or "closed")) is { } not)
            throw new StoreException($"incident {not.Number} is {not.State}", "only what stands is shared");
        if (incidents.FirstOrDefault(i => i.Election != election) is { } other)
            throw new StoreException($"incident {other.Number} belongs to another election, {other.Election}", "share one election at a time");
    }
}
