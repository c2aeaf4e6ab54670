using Tocsin.Logs.SignIns;

namespace Tocsin.Tests.Logs;

/// <summary>An attack that was put into the traffic.</summary>
internal sealed record SignInLabel(SignInKind Kind, string Name, string Account, HashSet<string> Addresses)
{
    /// <summary>True when a finding is about this attack.</summary>
    public bool Explains(SignInFinding finding) =>
        finding.Kind == Kind && (Account.Length == 0 || finding.Accounts.Contains(Account)) && (Addresses.Count == 0 || finding.Addresses.Any(Addresses.Contains));
}
