namespace Tocsin.Simulation;

/// <summary>When an operation acts.</summary>
public enum OperationTiming
{
    /// <summary>Mostly Monday to Friday, nine to eighteen, at the operators' offset.</summary>
    WorkingHours,

    /// <summary>The closer to the vote, the more, at any waking hour.</summary>
    BeforeVote,

    /// <summary>Any moment alike, nights included.</summary>
    Any,
}
