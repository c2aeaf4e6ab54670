namespace Tocsin.Engine.Incidents.Characterising;

/// <summary>The four cumulative criteria of a foreign digital interference (French decree 2021-922, article 2).</summary>
public enum Criterion
{
    /// <summary>Potential harm to the fundamental interests of the nation.</summary>
    Interests,

    /// <summary>Direct or indirect involvement of a foreign state or a foreign non-state entity. Involvement is not attribution, nor origin.</summary>
    ForeignInvolvement,

    /// <summary>Manifestly inaccurate or misleading content.</summary>
    MisleadingContent,

    /// <summary>Artificial or automated, massive and deliberate dissemination, achieved or intended.</summary>
    ArtificialDissemination,
}
