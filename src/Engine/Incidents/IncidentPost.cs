namespace Tocsin.Engine.Incidents;

/// <summary>A post behind a finding, with what incidents need to know of it.</summary>
/// <param name="Account">The account, as findings name it.</param>
/// <param name="Time">When it was posted.</param>
/// <param name="Text">Its text.</param>
/// <param name="Links">Canonical URLs it links to.</param>
/// <param name="Hashtags">Its hashtags without #.</param>
/// <param name="Platform">Platform in lower case; empty when not known.</param>
/// <param name="Language">Language as the source states it; empty when not known.</param>
/// <param name="Key">Unique per post in the scan, so that a post behind several findings counts once.</param>
/// <param name="File">Index of the input file.</param>
/// <param name="Line">Line or record number in it, from 1.</param>
/// <param name="Id">The platform's id, where it may be shown.</param>
public sealed record IncidentPost(
    string Account,
    DateTimeOffset Time,
    string Text,
    IReadOnlyList<string> Links,
    IReadOnlyList<string> Hashtags,
    string Platform,
    string Language,
    long Key,
    int File,
    long Line,
    string? Id);
