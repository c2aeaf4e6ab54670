using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Server.Casebook;

/// <summary>Takes out where decoys were planted: a scan by the command line may have kept it, and only leads may read it. That one rang, and its name, stay.</summary>
internal static class DecoyPlaces
{
    private const string Detector = "decoys";

    /// <summary>A sighting without the place.</summary>
    public static Sighting Hide(Sighting sighting)
    {
        if (sighting.Detector != Detector)
            return sighting;
        string rang = $"a decoy rang ({string.Join(", ", sighting.Marks.Where(m => m.Kind == MarkKinds.Decoy).Select(m => m.Value))}): where it was planted is for leads";
        return sighting with { Sentence = rang, Reasons = [] };
    }

    /// <summary>What is told of an incident without the places.</summary>
    public static FusedIncident Hide(FusedIncident told, IReadOnlyList<Sighting> sightings)
    {
        var hidden = sightings.Where(s => s.Detector == Detector).ToDictionary(s => s.Id, s => Hide(s).Sentence, StringComparer.Ordinal);
        return hidden.Count == 0 ? told : told with { Chains = [.. told.Chains.Select(c => c with { Steps = [.. c.Steps.Select(s => Hide(s, hidden))] })] };
    }

    private static ChainStep Hide(ChainStep step, Dictionary<string, string> hidden) =>
        step.Sources.Where(hidden.ContainsKey).Select(s => hidden[s]).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } said ? step with { Sentence = string.Join("; ", said) } : step;
}
