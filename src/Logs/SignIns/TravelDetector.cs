namespace Tocsin.Logs.SignIns;

/// <summary>Impossible travel: two successful sign-ins of one account farther apart than anybody travels in the time between.</summary>
/// <remarks>Great-circle distance (haversine, a sphere of 6,371 km). Places from addresses err by tens to hundreds of kilometres, so near ones are one.</remarks>
internal sealed class TravelDetector(SignInBook book)
{
    private const double EarthRadius = 6371;

    // A place where the account was on so many other days is a VPN exit, a server or a second device.
    private const int UsualDays = 2;
    private const string Innocent =
        "A VPN or a company's exit in another country, a mobile carrier that leads traffic through another city, a device left at home that signs in by itself, "
        + "a wrong entry in the table of places. Give ranges of your VPN with --allow.";

    /// <summary>Finds them.</summary>
    public IEnumerable<SignInFinding> Find()
    {
        var placed = book.SignIns.Where(s => s.Outcome == SignInOutcome.Success && s.HasPlace && !book.Allowed(s.Address));
        foreach (var account in placed.GroupBy(s => s.User, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var visits = new Dictionary<(int, int), HashSet<long>>();
            SignIn? last = null;
            (string, string)? told = null;
            foreach (var signIn in account)
            {
                if (last is not null && Judge(last, signIn, visits) is { } finding && told != (last.Address, signIn.Address) && told != (signIn.Address, last.Address))
                {
                    told = (last.Address, signIn.Address);
                    yield return finding;
                }

                Visit(visits, signIn);
                last = signIn;
            }
        }
    }

    /// <summary>Kilometres between two places.</summary>
    public static double Distance(SignIn a, SignIn b)
    {
        double north = Radians(b.Latitude - a.Latitude) / 2, east = Radians(b.Longitude - a.Longitude) / 2;
        double h = (Math.Sin(north) * Math.Sin(north)) + (Math.Cos(Radians(a.Latitude)) * Math.Cos(Radians(b.Latitude)) * Math.Sin(east) * Math.Sin(east));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static (int, int) Cell(SignIn s) => ((int)Math.Floor(s.Latitude), (int)Math.Floor(s.Longitude));

    private static void Visit(Dictionary<(int, int), HashSet<long>> visits, SignIn signIn)
    {
        if (!visits.TryGetValue(Cell(signIn), out var days))
            visits[Cell(signIn)] = days = [];
        days.Add(signIn.Time / 86_400_000);
    }

    private SignInFinding? Judge(SignIn a, SignIn b, Dictionary<(int, int), HashSet<long>> visits)
    {
        double distance = Distance(a, b);
        double hours = Math.Max((b.Time - a.Time) / 3_600_000.0, 1.0 / 60);
        if (distance < book.Options.TravelDistance || distance / hours <= book.Options.TravelSpeed)
            return null;
        bool usual = visits.TryGetValue(Cell(b), out var days) && days.Count(d => d != b.Time / 86_400_000) >= UsualDays;
        bool privileged = book.Privileged.Has(b.User);
        string known = usual ? " The account was at the second place on other days before." : "";
        return new SignInFinding
        {
            Kind = SignInKind.ImpossibleTravel,
            Grade = usual ? SignInGrade.Low : privileged ? SignInGrade.High : SignInGrade.Moderate,
            Subject = b.User,
            Sentence = FormattableString.Invariant($"The account {b.User} signed in {Place(a)} and {Words(b.Time - a.Time)} later {Place(b)}: {distance:0} km, {distance / hours:0} km/h.{known}"),
            First = a.Moment,
            Last = b.Moment,
            Accounts = [b.User],
            Addresses = SignInBook.Names([a.Address, b.Address]),
            Privileged = privileged,
            Innocent = Innocent,
            Evidence = SignInBook.Evidence([a, b]),
        };
    }

    private static string Words(long milliseconds)
    {
        double minutes = milliseconds / 60_000.0;
        return minutes < 120 ? FormattableString.Invariant($"{minutes:0} min") : FormattableString.Invariant($"{minutes / 60:0.#} h");
    }

    private static string Place(SignIn s)
    {
        string named = string.Join(", ", new[] { s.City, s.Country }.Where(p => p.Length > 0));
        return FormattableString.Invariant($"from {s.Address} ({(named.Length > 0 ? named : $"{s.Latitude:0.0}, {s.Longitude:0.0}")})");
    }
}
