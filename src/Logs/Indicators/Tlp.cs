using Tocsin.Engine.Model;

namespace Tocsin.Logs.Indicators;

/// <summary>Levels of the Traffic Light Protocol as alarms show them, <c>TLP:AMBER</c>; empty for none.</summary>
internal static class Tlp
{
    /// <summary>The strictest of several markings; empty when none is known.</summary>
    public static string OfMarkings(IEnumerable<string> ids) => Shown(ids.Select(TrafficLightProtocol.OfMarking).DefaultIfEmpty(-1).Max());

    /// <summary>A marking as <c>tlp:amber</c>, <c>TLP:WHITE</c> or <c>amber</c>; empty when it is none.</summary>
    public static string OfWord(string word) => Shown(TrafficLightProtocol.Read(word));

    /// <summary>The strictest of several; empty when none is known.</summary>
    public static string Strictest(IEnumerable<string> levels) => Shown(levels.Select(TrafficLightProtocol.Read).DefaultIfEmpty(-1).Max());

    /// <summary>The marking id of STIX 2.1 for a level: that of TLP 1 where it has one; null when it is no level.</summary>
    public static string? Marking(string level) => TrafficLightProtocol.Read(level) is >= 0 and var place ? TrafficLightProtocol.FirstMarking(place) ?? TrafficLightProtocol.SecondMarking(place) : null;

    private static string Shown(int place) => place < 0 ? "" : "TLP:" + TrafficLightProtocol.Levels[place].ToUpperInvariant();
}
