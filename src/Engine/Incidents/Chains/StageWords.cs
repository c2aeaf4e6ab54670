using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Engine.Incidents.Chains;

/// <summary>The names of stages.</summary>
public static class StageWords
{
    /// <summary>Stable code for files: lower case with hyphens.</summary>
    public static string Code(AttackStage stage) => stage switch
    {
        AttackStage.Lookalike => "lookalike",
        AttackStage.Lure => "lure",
        AttackStage.Contact => "contact",
        AttackStage.Access => "access",
        AttackStage.DecoyTouched => "decoy-touched",
        AttackStage.Leak => "leak",
        AttackStage.Alteration => "alteration",
        AttackStage.Amplification => "amplification",
        AttackStage.Pickup => "pickup",
        AttackStage.OfficialPage => "official-page",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "BUG: a stage without a code"),
    };

    /// <summary>For people, as a heading.</summary>
    public static string Title(AttackStage stage) => stage switch
    {
        AttackStage.Lookalike => "Lookalike names",
        AttackStage.Lure => "Luring mail",
        AttackStage.Contact => "Contact",
        AttackStage.Access => "Attack on accounts",
        AttackStage.DecoyTouched => "Decoys touched",
        AttackStage.Leak => "Documents leaked",
        AttackStage.Alteration => "Documents altered",
        AttackStage.Amplification => "Amplification",
        AttackStage.Pickup => "Outlets pick it up",
        AttackStage.OfficialPage => "Official page changed",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "BUG: a stage without a name"),
    };
}
