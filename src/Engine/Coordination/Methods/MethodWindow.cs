namespace Tocsin.Engine.Coordination.Methods;

/// <summary>How close in time two acts on one object must be to count as together.</summary>
public readonly record struct MethodWindow
{
    private MethodWindow(TimeSpan? length, bool estimated) => (Length, Estimated) = (length, estimated);

    /// <summary>Any time at all.</summary>
    public static MethodWindow AnyTime { get; } = new(null, false);

    /// <summary>As long as the quickest tenth of the objects take to half of their acts, their median (CooRnet's coordination interval).</summary>
    public static MethodWindow FromData { get; } = new(null, true);

    /// <summary>Length, boundary included; null when it is not fixed.</summary>
    public TimeSpan? Length { get; }

    /// <summary>True when the data decide.</summary>
    public bool Estimated { get; }

    /// <summary>A fixed window.</summary>
    public static MethodWindow Of(TimeSpan length) => new(length, false);

    /// <inheritdoc/>
    public override string ToString() =>
        Length is { } fixedLength ? $"{fixedLength:g}" : Estimated ? "estimated from the data" : "any time";
}
