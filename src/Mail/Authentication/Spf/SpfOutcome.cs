namespace Tocsin.Mail.Authentication.Spf;

/// <summary>The result of a check.</summary>
/// <param name="Result">None, Neutral, Pass, Fail, SoftFail, TempError or PermError.</param>
/// <param name="Domain">The domain that was checked.</param>
/// <param name="Explanation">What the domain's owner says of a failure (exp); null when nothing usable.</param>
/// <param name="Reason">What decided, for people.</param>
public sealed record SpfOutcome(AuthResult Result, string Domain, string? Explanation, string Reason);
