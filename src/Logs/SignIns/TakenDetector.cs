namespace Tocsin.Logs.SignIns;

/// <summary>A right password out of an attack: the finding that must not wait.</summary>
internal sealed class TakenDetector(SignInBook book)
{
    private readonly HashSet<(string User, string Address)> _told = [];

    /// <summary>What an attack got, one finding an account.</summary>
    public IEnumerable<SignInFinding> Find(SignInFinding attack, List<SignIn> tries)
    {
        foreach (var account in tries.GroupBy(s => s.User, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var right = account.Where(s => s.PasswordRight && !book.IsUsual(s.User, s.Address, attack.First.ToUnixTimeMilliseconds())).ToList();
            if (right.Count > 0 && _told.Add((account.Key, right[0].Address)))
                yield return Finding(attack, [.. account], right);
        }
    }

    private SignInFinding Finding(SignInFinding attack, List<SignIn> tries, List<SignIn> right)
    {
        int failures = tries.Count(s => s.Outcome == SignInOutcome.Failure);
        bool inside = right.Any(s => s.Outcome == SignInOutcome.Success);
        string source = attack.Kind == SignInKind.PasswordSpraying ? $"was spraying passwords ({attack.Subject})" : "was guessing this password";
        string how = inside ? "signed in to" : "had the right password of";
        string halt = inside ? "" : "; a second factor stopped it";
        return new SignInFinding
        {
            Kind = SignInKind.SuccessAfterAttack,
            Grade = inside ? SignInGrade.Critical : SignInGrade.High,
            Subject = right[0].User,
            Sentence = $"{right[0].Address}, which {source}, {how} the account {right[0].User} after {failures} failure{(failures == 1 ? "" : "s")}{halt}.",
            First = right[0].Moment,
            Last = right[^1].Moment,
            Accounts = [right[0].User],
            Addresses = SignInBook.Names(right.Select(s => s.Address)),
            Failures = failures,
            Privileged = book.Privileged.Has(right[0].User),
            Innocent = "The person sits behind the same address as the attacker (a public network, a VPN exit), or found the password again after many tries. "
                + "Until they say so: end the sessions of the account, change its password, look for new forwarding rules and second factors.",
            Evidence = SignInBook.Evidence([.. tries.Take(2), .. right.Take(3)]),
        };
    }
}
