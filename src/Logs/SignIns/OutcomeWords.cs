using System.Globalization;
using Tocsin.Logs.Records;

namespace Tocsin.Logs.SignIns;

/// <summary>Reads outcomes as logs write them.</summary>
internal static class OutcomeWords
{
    // Entra's codes for "the password was right, something else was missing".
    private static readonly HashSet<int> SecondFactorCodes = [50072, 50074, 50076, 50079, 50158, 53003, 53000, 500121];

    /// <summary>The outcome a text stands for.</summary>
    public static SignInOutcome Of(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int code))
            return OfCode(code);
        string word = FieldRoles.Fold(text);
        if (word.Contains("challenge", StringComparison.Ordinal) || word.Contains("mfarequired", StringComparison.Ordinal) || word is "interrupted")
            return SignInOutcome.SecondFactor;
        if (word.Contains("fail", StringComparison.Ordinal) || word.Contains("denied", StringComparison.Ordinal) || word.Contains("invalid", StringComparison.Ordinal)
            || word.Contains("block", StringComparison.Ordinal) || word.Contains("reject", StringComparison.Ordinal) || word is "false" or "error" or "locked" or "badpassword")
            return SignInOutcome.Failure;
        return word.Contains("success", StringComparison.Ordinal) || word is "true" or "ok" or "passed" or "granted" or "accepted" or "allowed" or "succeeded" or "loggedin" or "login"
            ? SignInOutcome.Success
            : SignInOutcome.Unknown;
    }

    private static SignInOutcome OfCode(int code) => code switch
    {
        0 or 4624 or (>= 200 and < 300) => SignInOutcome.Success,
        1 => SignInOutcome.Unknown,
        4625 or 401 or 403 => SignInOutcome.Failure,
        _ when SecondFactorCodes.Contains(code) => SignInOutcome.SecondFactor,
        >= 50000 and < 1_000_000 => SignInOutcome.Failure,
        _ => SignInOutcome.Unknown,
    };
}
