namespace Tocsin.Engine.Incidents.Fusing;

/// <summary>What a person decided about what belongs together; it stands against the rules.</summary>
/// <param name="Together">True: all members are one incident. False: <paramref name="Members"/> are apart from <paramref name="From"/>.</param>
/// <param name="Members">Ids of findings and sightings.</param>
/// <param name="From">What they were taken out of; empty when <paramref name="Together"/>.</param>
/// <param name="Because">Who said so and why, for people.</param>
public sealed record FusionChoice(bool Together, IReadOnlyList<string> Members, IReadOnlyList<string> From, string Because);
