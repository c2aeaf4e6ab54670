using Tocsin.Storage.Partners;

namespace Tocsin.Partners.Stix.Out;

/// <summary>How a bundle is written for one partner.</summary>
public sealed record StixSharing
{
    /// <summary>Who shares: the name of the office, under which its objects are known.</summary>
    public required string Office { get; init; }

    /// <summary>How far it may travel; never red.</summary>
    public required TlpLevel Tlp { get; init; }

    /// <summary>
    /// Channels, narratives and the properties of an incident as extensions of the standard. Without, all of it stands in notes: a server exists that fails
    /// once it has stored an extension definition.
    /// </summary>
    public bool Extensions { get; init; } = true;

    /// <summary>What people wrote in their own words leaves too: reasons and notes.</summary>
    public bool Words { get; init; }
}
