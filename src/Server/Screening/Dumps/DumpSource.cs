namespace Tocsin.Server.Screening.Dumps;

/// <summary>A document of ours.</summary>
/// <param name="Name">What it is called here.</param>
/// <param name="Explains">Share of the dump's document that it explains.</param>
/// <param name="Found">Share of ours that was found.</param>
public sealed record DumpSource(string Name, double Explains, double Found);
