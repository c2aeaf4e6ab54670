namespace Tocsin.Engine.Model.Elections;

/// <summary>The kinds of period an election calendar knows.</summary>
public enum PeriodKind
{
    /// <summary>Before the official campaign.</summary>
    PreCampaign,

    /// <summary>The official campaign.</summary>
    Campaign,

    /// <summary>The pre-vote silence.</summary>
    Silence,

    /// <summary>Voting: from the opening of the first polls to the closing of the last.</summary>
    Round,

    /// <summary>Counting, certification and disputes.</summary>
    PostElection,
}
