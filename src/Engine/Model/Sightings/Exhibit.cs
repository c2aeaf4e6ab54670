namespace Tocsin.Engine.Model.Sightings;

/// <summary>Where a thing was seen, so that anybody can look it up.</summary>
/// <param name="File">Input it stands in, as the user gave it.</param>
/// <param name="Place">Where in it: "line 12", "message 3", "page 2"; empty for the whole.</param>
/// <param name="Excerpt">What stands there; hostile text, as written.</param>
public sealed record Exhibit(string File, string Place, string Excerpt);
