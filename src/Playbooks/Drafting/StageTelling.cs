using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Playbooks.Drafting;

/// <summary>Stages in words that give nothing of the house away: no user, no document, no decoy.</summary>
internal static class StageTelling
{
    /// <summary>What happened.</summary>
    public static string Words(AttackStage stage) => stage switch
    {
        AttackStage.Lookalike => "names that look like protected ones were seen",
        AttackStage.Lure => "messages that phish or impersonate were received",
        AttackStage.Contact => "machines of the house touched what partners had warned of",
        AttackStage.Access => "sign-ins looked like an attack on accounts",
        AttackStage.DecoyTouched => "something planted for thieves was touched",
        AttackStage.Leak => "own documents turned up in a dump",
        AttackStage.Alteration => "documents in a dump were not as they had been",
        AttackStage.Amplification => "accounts acted together",
        AttackStage.Pickup => "known outlets passed it on",
        AttackStage.OfficialPage => "an official page changed in a way that nobody approved",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "BUG: a stage without words"),
    };

    /// <summary>Whether it may be spoken of in what leaves the house: whoever reads of decoys knows that there are some.</summary>
    public static bool MayLeave(AttackStage stage) => stage != AttackStage.DecoyTouched;

    /// <summary>Whether the sentence of a detector about it names only what the public sees anyway.</summary>
    public static bool IsPublic(AttackStage stage) => stage == AttackStage.OfficialPage;
}
