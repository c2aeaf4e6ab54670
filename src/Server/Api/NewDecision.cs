namespace Tocsin.Server.Api;

/// <summary>Something to decide about an incident.</summary>
public sealed record NewDecision
{
    /// <summary>dismiss, close, reopen, note, assign, criterion, technique, breakout, hypothesis, weigh, hold, release, merge or split.</summary>
    public required string Kind { get; init; }

    /// <summary>What of it: a criterion, a technique, the number of the other incident.</summary>
    public string Subject { get; init; } = "";

    /// <summary>What is judged: yes, no, open; a category; a name.</summary>
    public string Value { get; init; } = "";

    /// <summary>low, moderate or high; empty when not said.</summary>
    public string Confidence { get; init; } = "";

    /// <summary>Findings and sightings relied on, or to be taken out.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Why, in the words of whoever decides.</summary>
    public required string Reason { get; init; }
}
