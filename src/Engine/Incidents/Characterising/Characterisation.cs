namespace Tocsin.Engine.Incidents.Characterising;

/// <summary>What an incident is by the law and by the field's frameworks, as far as the data can tell: proposals, all of them.</summary>
public sealed record Characterisation
{
    /// <summary>The four criteria, in the order of the decree.</summary>
    public required IReadOnlyList<CriterionProposal> Criteria { get; init; }

    /// <summary>Actor, behaviour, content, degree, effect (Pamment, "The EU's Role in Fighting Disinformation", Carnegie, 2020), in words.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Abcde { get; init; }

    /// <summary>Techniques of DISARM and ATT&amp;CK.</summary>
    public required IReadOnlyList<TechniqueProposal> Techniques { get; init; }

    /// <summary>Category of the Breakout Scale, 0 when nothing was posted.</summary>
    public required int Breakout { get; init; }
}
