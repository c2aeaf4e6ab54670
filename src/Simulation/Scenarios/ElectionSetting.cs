namespace Tocsin.Simulation;

/// <summary>The election the traffic talks about. Fictional, so that no sample accuses anybody.</summary>
public sealed record ElectionSetting
{
    /// <summary>Name of the country.</summary>
    public string Country { get; init; } = "Valdoria";

    /// <summary>The day of the vote; null when the scenario has none.</summary>
    public DateOnly? Vote { get; init; }

    /// <summary>Candidates by full name; each has a well-known account.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = ["Mira Halvorsen", "Tomas Brandt", "Elena Kastor"];

    /// <summary>Hashtags of the election, without #.</summary>
    public IReadOnlyList<string> Hashtags { get; init; } = ["Valdoria2027", "ValdoriaVotes"];

    /// <summary>Domains of outlets that exist by name, most read first; the rest is made up.</summary>
    public IReadOnlyList<string> Outlets { get; init; } = ["valdoria-herald.example"];

    /// <summary>Hashtag of debates, without #.</summary>
    public string DebateHashtag { get; init; } = "ValdoriaDebate";
}
