namespace Tocsin.Logs.SignIns;

/// <summary>A privileged person signs in from a country for the first time, against the history the log itself has.</summary>
internal sealed class CountryDetector(SignInBook book)
{
    private const string Innocent =
        "A journey, a new mobile carrier or roaming, a VPN, a wrong entry in the table of places. Ask the person by another way than this account.";

    /// <summary>Privileged accounts whose history was too short to tell.</summary>
    public int ShortHistories { get; private set; }

    /// <summary>Finds them.</summary>
    public IEnumerable<SignInFinding> Find()
    {
        var accounts = book.SignIns.Where(s => s.Outcome == SignInOutcome.Success && s.Country.Length > 0 && !book.Allowed(s.Address) && book.Privileged.Has(s.User))
            .GroupBy(s => s.User, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);
        foreach (var account in accounts)
        {
            var history = new List<SignIn>();
            var countries = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            bool tooShort = false;
            foreach (var signIn in account)
            {
                if (countries.Add(signIn.Country) && history.Count > 0)
                {
                    bool enough = IsEnough(history, signIn);
                    tooShort |= !enough;
                    if (enough)
                        yield return Finding(history, countries, signIn);
                }

                history.Add(signIn);
            }

            ShortHistories += tooShort ? 1 : 0;
        }
    }

    private bool IsEnough(List<SignIn> history, SignIn now) =>
        history.Count >= book.Options.HistorySignIns && now.Time - history[0].Time >= book.Options.HistoryDays * 86_400_000;

    private static SignInFinding Finding(List<SignIn> history, HashSet<string> countries, SignIn now)
    {
        double days = (now.Time - history[0].Time) / 86_400_000.0;
        string before = string.Join(", ", countries.Where(c => !string.Equals(c, now.Country, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).Take(5));
        return new SignInFinding
        {
            Kind = SignInKind.FirstSeenCountry,
            Grade = SignInGrade.Moderate,
            Subject = now.User,
            Sentence = FormattableString.Invariant($"The privileged account {now.User} signed in from {now.Country} for the first time; in {days:0} days and {history.Count} sign-ins before: {before}."),
            First = now.Moment,
            Last = now.Moment,
            Accounts = [now.User],
            Addresses = [now.Address],
            Privileged = true,
            Innocent = Innocent,
            Evidence = SignInBook.Evidence([history[^1], now]),
        };
    }
}
