namespace Tocsin.Logs.SignIns;

/// <summary>One try to sign in.</summary>
public sealed record SignIn
{
    /// <summary>When, in Unix milliseconds UTC.</summary>
    public required long Time { get; init; }

    /// <summary>The account, in lower case.</summary>
    public required string User { get; init; }

    /// <summary>The address it came from.</summary>
    public required string Address { get; init; }

    /// <summary>How it ended.</summary>
    public required SignInOutcome Outcome { get; init; }

    /// <summary>Country as the log or the table names it; empty when unknown.</summary>
    public string Country { get; init; } = "";

    /// <summary>City; empty when unknown.</summary>
    public string City { get; init; } = "";

    /// <summary>Degrees north; NaN when unknown.</summary>
    public double Latitude { get; init; } = double.NaN;

    /// <summary>Degrees east; NaN when unknown.</summary>
    public double Longitude { get; init; } = double.NaN;

    /// <summary>User agent or client; empty when unknown.</summary>
    public string Agent { get; init; } = "";

    /// <summary>Path of the log.</summary>
    public required string File { get; init; }

    /// <summary>Line or record, from 1.</summary>
    public required long Line { get; init; }

    /// <summary>The moment.</summary>
    public DateTimeOffset Moment => DateTimeOffset.FromUnixTimeMilliseconds(Time);

    /// <summary>True when the password was right.</summary>
    public bool PasswordRight => Outcome is SignInOutcome.Success or SignInOutcome.SecondFactor;

    /// <summary>True when there are coordinates.</summary>
    public bool HasPlace => !double.IsNaN(Latitude) && !double.IsNaN(Longitude);
}
