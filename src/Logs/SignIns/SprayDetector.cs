namespace Tocsin.Logs.SignIns;

/// <summary>Password spraying: a source fails at many accounts and never gets into them.</summary>
/// <remarks>
/// What tells it from an office behind one address: people who mistype get in a moment later, from the same address. So an account
/// counts against a source only when the source never signed into it. A source is an address, else a /24 (IPv6 /64), else a user agent.
/// </remarks>
internal sealed class SprayDetector(SignInBook book)
{
    // A user agent is shared by strangers: nearly all that it does must fail, and it must come from several addresses.
    private const double AgentFailures = 0.9;
    private const int AgentAddresses = 3;
    private const string Innocent =
        "An office, a mobile carrier or a VPN behind one address shows many accounts, but its people get in after a few tries. "
        + "A mail server or a synchronisation that was set up with old passwords fails at many accounts, too: ask who runs this address.";

    private readonly HashSet<SignIn> _explained = new(ReferenceEqualityComparer.Instance);

    /// <summary>Finds the attacks, with all tries of each.</summary>
    public IEnumerable<(SignInFinding Finding, List<SignIn> Tries)> Find()
    {
        foreach (var found in By(s => s.Address, "address"))
            yield return found;
        foreach (var found in By(s => SignInBook.Network(s.Address), "network"))
            yield return found;
        foreach (var found in By(s => s.Agent, "user agent"))
            yield return found;
    }

    private IEnumerable<(SignInFinding, List<SignIn>)> By(Func<SignIn, string> source, string word)
    {
        var groups = book.SignIns.Where(s => source(s).Length > 0 && !book.Allowed(s.Address)).GroupBy(source, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var all = group.ToList();
            if (word == "user agent" && !IsOdd(all))
                continue;
            var entered = all.Where(s => s.PasswordRight).Select(s => s.User).ToHashSet(StringComparer.Ordinal);
            var barren = all.Where(s => s.Outcome == SignInOutcome.Failure && !entered.Contains(s.User) && !_explained.Contains(s));
            foreach (var episode in Episodes.Of(barren, book.Options.Window))
            {
                if (Judge(episode, entered.Count, group.Key, word) is not { } finding)
                    continue;
                _explained.UnionWith(episode);
                yield return (finding, Around(episode, all));
            }
        }
    }

    private static bool IsOdd(List<SignIn> all) =>
        all.Count(s => s.Outcome == SignInOutcome.Failure) >= AgentFailures * all.Count && all.Select(s => s.Address).Distinct(StringComparer.Ordinal).Skip(AgentAddresses - 1).Any();

    private SignInFinding? Judge(List<SignIn> episode, int entered, string source, string word)
    {
        int most = Episodes.MostIn(episode, book.Options.Window, s => s.User);
        if (most < book.Options.SprayAccounts)
            return null;
        var accounts = SignInBook.Names(episode.Select(s => s.User));
        double tries = (double)episode.Count / accounts.Count;

        // Where most people get in, the few who do not are forgetful.
        if (tries > book.Options.SprayTries || accounts.Count < entered)
            return null;
        bool privileged = accounts.Any(book.Privileged.Has);
        return new SignInFinding
        {
            Kind = SignInKind.PasswordSpraying,
            Grade = privileged ? SignInGrade.High : SignInGrade.Moderate,
            Subject = source,
            Sentence = FormattableString.Invariant($"The {word} {source} failed at {accounts.Count} accounts it never got into, {tries:0.#} tries each, at most {most} accounts in {book.Options.WindowHours:0.#} h."),
            First = episode[0].Moment,
            Last = episode[^1].Moment,
            Accounts = accounts,
            Addresses = SignInBook.Names(episode.Select(s => s.Address)),
            Failures = episode.Count,
            Privileged = privileged,
            Innocent = Innocent,
            Evidence = SignInBook.Evidence(episode),
        };
    }

    // The attack with what it got: tries of the same source from its start to one window after its end.
    private List<SignIn> Around(List<SignIn> episode, List<SignIn> all) =>
        [.. all.Where(s => s.Time >= episode[0].Time && s.Time <= episode[^1].Time + book.Options.Window)];
}
