namespace Tocsin.Logs.SignIns;

/// <summary>What is found in sign-in logs. Technique ids are those of MITRE ATT&amp;CK.</summary>
public enum SignInKind
{
    /// <summary>One source tries many accounts with few tries each (T1110.003).</summary>
    PasswordSpraying,

    /// <summary>One source tries one account many times (T1110.001).</summary>
    BruteForce,

    /// <summary>Many sources try one account (T1110.001).</summary>
    DistributedGuessing,

    /// <summary>A password was right from a source that was spraying or guessing (T1078).</summary>
    SuccessAfterAttack,

    /// <summary>Two successful sign-ins too far apart for the time between them (T1078).</summary>
    ImpossibleTravel,

    /// <summary>A privileged person signs in from a country for the first time (T1078).</summary>
    FirstSeenCountry,
}
