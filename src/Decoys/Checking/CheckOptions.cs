namespace Tocsin.Decoys.Checking;

/// <summary>How to check.</summary>
public sealed record CheckOptions
{
    /// <summary>The moment of the check: gives a year to lines without one.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Full path of the store, which is not looked at: every decoy stands in it. Null when it is nowhere.</summary>
    public string? StorePath { get; init; }

    /// <summary>One's own hosts and addresses: a line that names one is no alarm.</summary>
    public IReadOnlyList<string> OwnHosts { get; init; } = [];
}
