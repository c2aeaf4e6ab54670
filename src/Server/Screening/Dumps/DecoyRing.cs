namespace Tocsin.Server.Screening.Dumps;

/// <summary>A decoy that was seen.</summary>
/// <param name="Decoy">Which.</param>
/// <param name="Kind">document, mail, link, contact or credential.</param>
/// <param name="Standing">place-reached, never-planted, before-planting or own-host.</param>
/// <param name="Strength">conclusive, strong or weak.</param>
/// <param name="File">Where it rang.</param>
/// <param name="Line">Line; 0 when there is none.</param>
/// <param name="Excerpt">What stands there.</param>
/// <param name="Time">When, as the line says; null when it does not.</param>
/// <param name="Place">Where it was planted; null for who may not know.</param>
/// <param name="Planted">When.</param>
/// <param name="By">By whom.</param>
/// <param name="Note">What they wrote down.</param>
public sealed record DecoyRing(string Decoy, string Kind, string Standing, string Strength, string File, long Line, string Excerpt, DateTimeOffset? Time, string? Place, DateTimeOffset? Planted, string? By, string? Note)
{
    /// <summary>True when it says that somebody was where they should not be.</summary>
    public bool Alarms => Strength != "weak" && Standing is ("place-reached" or "never-planted");
}
