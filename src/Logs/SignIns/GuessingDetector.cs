namespace Tocsin.Logs.SignIns;

/// <summary>Many tries at one account: from one source (brute force), or from many (distributed guessing).</summary>
/// <remarks>An address from which the account had signed in before does not count: that is a device with an old password.</remarks>
internal sealed class GuessingDetector(SignInBook book)
{
    private const string OneSource =
        "A phone or mail programme that still has an old password fails all day, usually from an address where the person had signed in before; "
        + "a script with a wrong password does the same. Ask the person before locking anything.";

    private const string ManySources =
        "A phone with an old password changes its address as it moves between networks of a mobile carrier. Then the addresses belong to one or two "
        + "providers of the person's own country.";

    /// <summary>Finds the attacks, with all tries of each.</summary>
    public IEnumerable<(SignInFinding Finding, List<SignIn> Tries)> Find()
    {
        foreach (var account in book.SignIns.GroupBy(s => s.User, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var all = account.ToList();
            var strange = all.Where(s => s.Outcome == SignInOutcome.Failure && !book.Allowed(s.Address) && !book.IsUsual(s.User, s.Address, s.Time)).ToList();
            foreach (var found in OneByOne(all, strange))
                yield return found;
            foreach (var found in Together(all, strange))
                yield return found;
        }
    }

    private IEnumerable<(SignInFinding, List<SignIn>)> OneByOne(List<SignIn> all, List<SignIn> strange)
    {
        foreach (var source in strange.GroupBy(s => s.Address, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            foreach (var episode in Episodes.Of(source, book.Options.Window))
            {
                int most = Episodes.MostTries(episode, book.Options.Window);
                if (most < book.Options.GuessFailures)
                    continue;
                string sentence = FormattableString.Invariant($"The address {source.Key} failed {episode.Count} times at the account {episode[0].User}, at most {most} times in {book.Options.WindowHours:0.#} h, and had never signed in there before.");
                yield return (Finding(SignInKind.BruteForce, episode, sentence, OneSource), Around(all, episode, s => s.Address == source.Key));
            }
        }
    }

    private IEnumerable<(SignInFinding, List<SignIn>)> Together(List<SignIn> all, List<SignIn> strange)
    {
        foreach (var episode in Episodes.Of(strange, book.Options.Window))
        {
            int addresses = Episodes.MostIn(episode, book.Options.Window, s => s.Address);
            if (addresses < book.Options.GuessAddresses || Episodes.MostTries(episode, book.Options.Window) < book.Options.GuessFailures)
                continue;
            int networks = episode.Select(s => SignInBook.Network(s.Address)).Distinct(StringComparer.Ordinal).Count();
            string sentence = FormattableString.Invariant($"The account {episode[0].User} was tried {episode.Count} times from {addresses} addresses in {book.Options.WindowHours:0.#} h ({networks} networks in all) from which it had never signed in before.");
            var tried = episode.Select(s => SignInBook.Network(s.Address)).ToHashSet(StringComparer.Ordinal);
            yield return (Finding(SignInKind.DistributedGuessing, episode, sentence, ManySources), Around(all, episode, s => tried.Contains(SignInBook.Network(s.Address))));
        }
    }

    private SignInFinding Finding(SignInKind kind, List<SignIn> episode, string sentence, string innocent) => new()
    {
        Kind = kind,
        Grade = book.Privileged.Has(episode[0].User) ? SignInGrade.High : SignInGrade.Moderate,
        Subject = episode[0].User,
        Sentence = sentence,
        First = episode[0].Moment,
        Last = episode[^1].Moment,
        Accounts = [episode[0].User],
        Addresses = SignInBook.Names(episode.Select(s => s.Address)),
        Failures = episode.Count,
        Privileged = book.Privileged.Has(episode[0].User),
        Innocent = innocent,
        Evidence = SignInBook.Evidence(episode),
    };

    private List<SignIn> Around(List<SignIn> all, List<SignIn> episode, Func<SignIn, bool> of) =>
        [.. all.Where(s => of(s) && s.Time >= episode[0].Time && s.Time <= episode[^1].Time + book.Options.Window)];
}
