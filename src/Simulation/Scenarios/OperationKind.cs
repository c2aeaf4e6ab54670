namespace Tocsin.Simulation;

/// <summary>The shape of an injected operation.</summary>
public enum OperationKind
{
    /// <summary>Members post the same links inside a window.</summary>
    CoSharing,

    /// <summary>Members post lightly edited copies of the same texts inside a window.</summary>
    Copypasta,

    /// <summary>Members post the same messages inside a window, each in words of its own or in another language.</summary>
    Reworded,

    /// <summary>Members reshare a leader's posts within seconds.</summary>
    FastReshare,

    /// <summary>Members post the same sequences of hashtags inside a window, each with words of its own.</summary>
    HashtagFlood,

    /// <summary>Accounts created in one burst under one name pattern that reshare a client's posts.</summary>
    AccountFarm,

    /// <summary>Members post the same link, the same text or the same hashtags inside a window, a different kind of thing each time.</summary>
    Mixed,
}
