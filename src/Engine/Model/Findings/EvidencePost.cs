namespace Tocsin.Engine.Model.Findings;

/// <summary>A post that is evidence, with the way back to the raw input.</summary>
public sealed record EvidencePost
{
    /// <summary>The platform's id (left out when pseudonymised: an id leads to its author).</summary>
    public string? Id { get; init; }

    /// <summary>The account (a pseudonym unless revealed).</summary>
    public required string Account { get; init; }

    /// <summary>When it was posted.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Its text (mentions pseudonymised unless revealed).</summary>
    public required string Text { get; init; }

    /// <summary>Which of the finding's objects it acts on: an index into <see cref="Finding.Objects"/>, or -1.</summary>
    public required int ObjectIndex { get; init; }

    /// <summary>Index of the input file in the report's inputs.</summary>
    public required int File { get; init; }

    /// <summary>Line or record number in it, from 1.</summary>
    public required long Line { get; init; }
}
