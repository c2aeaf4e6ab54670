using Tocsin.Logs.SignIns;

namespace Tocsin.Cli.Logs;

/// <summary>Findings about sign-ins in words.</summary>
internal static class SignInText
{
    /// <summary>Stable word of a kind.</summary>
    public static string Code(SignInKind kind) => kind switch
    {
        SignInKind.PasswordSpraying => "password-spraying",
        SignInKind.BruteForce => "brute-force",
        SignInKind.DistributedGuessing => "distributed-guessing",
        SignInKind.SuccessAfterAttack => "success-after-attack",
        SignInKind.ImpossibleTravel => "impossible-travel",
        SignInKind.FirstSeenCountry => "first-seen-country",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "BUG: a kind without a word"),
    };

    /// <summary>Stable word of a grade.</summary>
    public static string Code(SignInGrade grade) => grade.ToString().ToLowerInvariant();

    /// <summary>A kind for people.</summary>
    public static string Words(SignInKind kind) => Code(kind).Replace('-', ' ');
}
