using Tocsin.Engine.Model.Elections;

namespace Tocsin.Engine.Model.Outlets;

/// <summary>What files given with a scan say about outlets and the sites tied to them.</summary>
/// <param name="Outlets">The outlets with their statuses.</param>
/// <param name="Ties">Sites tied by shared indicators.</param>
public sealed record OutletKnowledge(IReadOnlyList<KnownOutlet> Outlets, IReadOnlyList<SiteTie> Ties)
{
    /// <summary>Nothing known.</summary>
    public static OutletKnowledge None { get; } = new([], []);
}
