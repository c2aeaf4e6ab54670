namespace Tocsin.Logs.SignIns;

/// <summary>Thresholds. Each default and its reason stands in docs/detectors/sign-in-attacks.md.</summary>
public sealed record SignInOptions
{
    /// <summary>Accounts that one source must fail at, without ever succeeding, to be spraying; 2 or more.</summary>
    public int SprayAccounts { get; init; } = 10;

    /// <summary>Most tries an account, on average, for spraying; more is guessing.</summary>
    public double SprayTries { get; init; } = 10;

    /// <summary>Failures on one account from one source to be brute force.</summary>
    public int GuessFailures { get; init; } = 20;

    /// <summary>Addresses that must fail at one account to be distributed guessing.</summary>
    public int GuessAddresses { get; init; } = 10;

    /// <summary>Hours in which the tries must fall.</summary>
    public double WindowHours { get; init; } = 24;

    /// <summary>Kilometres an hour beyond which nobody travels.</summary>
    public double TravelSpeed { get; init; } = 900;

    /// <summary>Kilometres below which places are not told apart.</summary>
    public double TravelDistance { get; init; } = 300;

    /// <summary>Successful sign-ins a privileged person must have before a country counts as new.</summary>
    public int HistorySignIns { get; init; } = 5;

    /// <summary>Days that history must span.</summary>
    public double HistoryDays { get; init; } = 7;

    internal long Window => (long)(WindowHours * 3_600_000);
}
