namespace Tocsin.Logs.Indicators;

/// <summary>Marking ids for levels of the Traffic Light Protocol.</summary>
public static class TlpMarkings
{
    /// <summary>The id of a level such as <c>TLP:AMBER</c>, in a list; empty for none.</summary>
    public static IReadOnlyList<string> Of(string level) => Tlp.Marking(level) is { } id ? [id] : [];
}
