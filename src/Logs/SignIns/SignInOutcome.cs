namespace Tocsin.Logs.SignIns;

/// <summary>How a try to sign in ended.</summary>
public enum SignInOutcome
{
    /// <summary>The log does not tell.</summary>
    Unknown,

    /// <summary>Signed in.</summary>
    Success,

    /// <summary>Refused.</summary>
    Failure,

    /// <summary>The password was right; a second factor was asked for or failed.</summary>
    SecondFactor,
}
