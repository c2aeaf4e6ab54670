using System.Globalization;
using Tocsin.Engine.Incidents.Chains;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Partners.Facts;

/// <summary>What is said of an incident in words that give nothing of the house away: no user, no document, no decoy.</summary>
internal static class LeavingWords
{
    /// <summary>Whether a stage may be spoken of outside: whoever reads of decoys knows that there are some.</summary>
    public static bool MayLeave(AttackStage stage) => stage != AttackStage.DecoyTouched;

    /// <summary>What happened at a stage.</summary>
    public static string Of(AttackStage stage) => stage switch
    {
        AttackStage.Lookalike => "a name that looks like a protected one was seen",
        AttackStage.Lure => "a message that phishes or impersonates was received",
        AttackStage.Contact => "a machine touched what partners had warned of",
        AttackStage.Access => "sign-ins looked like an attack on an account",
        AttackStage.Leak => "documents that are not public turned up in a dump",
        AttackStage.Alteration => "documents in a dump were not as they had been",
        AttackStage.Amplification => "accounts acted together",
        AttackStage.Pickup => "known outlets passed it on",
        AttackStage.OfficialPage => "an official page changed in a way that nobody approved",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "BUG: a stage without words"),
    };

    /// <summary>A title made of what was seen and against whom.</summary>
    public static string Title(IReadOnlyList<AttackStage> stages, IReadOnlyList<string> against, int accounts)
    {
        string path = stages.Count > 0 ? string.Join(", ", stages.Select(s => StageWords.Title(s).ToLowerInvariant()))
            : accounts > 0 ? string.Create(CultureInfo.InvariantCulture, $"{accounts} accounts acting together") : "what was seen";
        return against.Count > 0 ? $"Against {string.Join(", ", against)}: {path}" : char.ToUpperInvariant(path[0]) + path[1..];
    }
}
