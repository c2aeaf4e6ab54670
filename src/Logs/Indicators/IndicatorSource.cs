namespace Tocsin.Logs.Indicators;

/// <summary>What many indicators have in common: the file they came in and what it says about all of them.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Giver">Who gave them: the organisation named in the file, or empty.</param>
/// <param name="Title">Title of the event or collection, or empty.</param>
/// <param name="Markings">Ids of STIX marking definitions; those of the Traffic Light Protocol among them.</param>
/// <param name="Tlp">How far it may travel, as <c>TLP:AMBER</c>; empty when nobody said.</param>
public sealed record IndicatorSource(string File, string Giver, string Title, IReadOnlyList<string> Markings, string Tlp);
