namespace Tocsin.Server.Screening;

/// <summary>Where a screening stands.</summary>
public enum ScreeningState
{
    /// <summary>It waits for its turn or runs.</summary>
    Running,

    /// <summary>There is a verdict.</summary>
    Done,

    /// <summary>There is none; <see cref="ScreeningCard.Problem"/> says why.</summary>
    Refused,
}
