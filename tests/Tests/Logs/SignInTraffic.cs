using Tocsin.Logs.SignIns;

namespace Tocsin.Tests.Logs;

/// <summary>Sign-ins of an invented organisation with labelled attacks, one world for each seed.</summary>
/// <remarks>
/// Two hundred people for thirty days, with what organic traffic has: one office address for all, forgotten passwords, people who give up,
/// phones with old passwords that wander through a carrier, trains, planes, a known VPN and private ones.
/// </remarks>
internal sealed class SignInTraffic
{
    public const string VpnNetwork = "192.0.2.0/24";
    public const int Days = 30;
    private const int People = 200;
    private const long Start = 1_798_761_600_000;
    private const long Hour = 3_600_000;
    private const string Office = "203.0.113.10";
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";

    // Invented cities: name, country, degrees.
    private static readonly (string City, string Country, double North, double East)[] Cities =
        [("Valda", "VD", 50, 10), ("Ostrel", "VD", 51.5, 11), ("Marenz", "MR", 41, -3), ("Kirova", "KR", 36, 139), ("Sunholm", "SU", 59, 18)];

    private readonly Random _random;
    private readonly List<SignIn> _signIns = [];
    private readonly List<SignInLabel> _labels = [];
    private long _line;

    public SignInTraffic(int seed)
    {
        _random = new Random(seed);
        for (int person = 0; person < People; person++)
            Live(person);
        Attack();
        SignIns = [.. _signIns.OrderBy(s => s.Time)];
    }

    public IReadOnlyList<SignIn> SignIns { get; }

    public IReadOnlyList<SignInLabel> Labels => _labels;

    public static PrivilegedPeople Privileged()
    {
        var people = new PrivilegedPeople();
        for (int i = 0; i < 10; i++)
            people.Add(Account(i));
        return people;
    }

    private static string Account(int person) => $"person{person}@ours.example";

    private static string Home(int person) => $"198.18.{person / 250}.{(person % 250) + 1}";

    private void Live(int person)
    {
        for (int day = 0; day < Days; day++)
        {
            long morning = Start + (((day * 24) + 8) * Hour) + _random.Next((int)Hour);
            bool atOffice = _random.Next(10) < 7;
            SignInOf(person, morning, atOffice ? Office : Home(person), 0);
            SignInOf(person, morning + (11 * Hour), Home(person), 0);
            if (_random.Next(4) == 0)
                SignInOf(person, morning + (5 * Hour), $"100.65.{_random.Next(3)}.{_random.Next(250)}", 0);
        }

        int kind = person % 40;
        if (kind == 1)
            Train(person);
        else if (kind == 2)
            Plane(person, 2, 3);
        else if (kind == 3)
            Plane(person, 3, 12);
        else if (kind == 4)
            OldPhone(person);
        else if (kind == 5)
            Vpn(person, "192.0.2.77", 8);
        else if (kind == 6 && person < 100)
            Vpn(person, $"198.19.7.{person}", 8);
        else if (kind == 7)
            HomeDevice(person);
    }

    // Now and then the password is mistyped a few times first; a few give up.
    private void SignInOf(int person, long time, string address, int city)
    {
        int slips = _random.Next(100) < 4 ? _random.Next(1, 6) : 0;
        for (int i = 0; i < slips; i++)
            Add(person, time + (i * 20_000), address, SignInOutcome.Failure, city);
        if (slips == 0 || _random.Next(100) >= 8)
            Add(person, time + (slips * 20_000), address, SignInOutcome.Success, city);
    }

    private void Train(int person) => SignInOf(person, Start + (((10 * 24) + 10) * Hour) + (90 * 60_000), $"198.18.9.{person}", 1);

    private void Plane(int person, int city, int hours)
    {
        long leaves = Start + (((12 * 24) + 21) * Hour);
        Add(person, leaves, Home(person), SignInOutcome.Success, 0);
        Add(person, leaves + (hours * Hour), $"198.18.10.{person}", SignInOutcome.Success, city);
        _signIns.RemoveAll(s => s.User == Account(person) && s.Time > leaves && s.Time < leaves + (44 * Hour) && s.Address != $"198.18.10.{person}");
    }

    private void OldPhone(int person)
    {
        for (int i = 0; i < 96; i++)
            Add(person, Start + (((14 * 24) + (i / 4)) * Hour) + (i % 4 * Hour / 4), i % 96 < 60 ? Home(person) : $"100.65.0.{i / 12}", SignInOutcome.Failure, 0);
    }

    private void Vpn(int person, string address, int times)
    {
        for (int i = 0; i < times; i++)
            Add(person, Start + (((5 + (i * 3)) * 24L) + 14) * Hour, address, SignInOutcome.Success, 4);
    }

    private void HomeDevice(int person)
    {
        for (int i = 0; i < 24 * 10; i++)
            Add(person, Start + (((8 * 24L) + i) * Hour), Home(person), SignInOutcome.Success, 0);
    }

    private void Attack()
    {
        Spray("fast", 60, 2, 40_000, i => "198.51.100.7", Browser, hit: true);
        Spray("slow", 18, 1, Hour, i => "198.51.100.33", Browser, hit: false);
        Spray("network", 30, 2, 300_000, i => $"198.51.101.{(i % 10) + 1}", Browser, hit: true);
        Spray("agent", 40, 1, 600_000, i => $"{20 + i}.7.{i}.9", "python-requests/2.32", hit: false);
        Spray("few", 7, 2, 60_000, i => "198.51.100.99", Browser, hit: false);
        Guess(SignInKind.BruteForce, 150, 50, 30_000, _ => "198.51.102.5", hit: true);
        Guess(SignInKind.BruteForce, 151, 400, 200_000, _ => "198.51.102.6", hit: false);
        Guess(SignInKind.BruteForce, 152, 15, 60_000, _ => "198.51.102.7", hit: false);
        Guess(SignInKind.DistributedGuessing, 153, 60, 900_000, i => $"{60 + i}.8.1.{i}", hit: false);
        Guess(SignInKind.DistributedGuessing, 154, 80, 300_000, i => $"{60 + (i / 2)}.9.1.{i / 2}", hit: true);
        for (int i = 0; i < 8; i++)
            Stolen(160 + i, 3 + (i * 2));
        for (int i = 0; i < 3; i++)
            Stolen(i * 3, 15 + i);
    }

    private void Spray(string name, int accounts, int tries, long pause, Func<int, string> source, string agent, bool hit)
    {
        long time = Start + (((2 + _random.Next(20)) * 24L) + 2) * Hour;
        int first = _random.Next(100);
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        for (int round = 0; round < tries; round++)
        {
            for (int i = 0; i < accounts; i++, time += pause)
            {
                bool right = hit && round == tries - 1 && i == accounts / 2;
                addresses.Add(source(i));
                Add(first + i, time, source(i), right ? SignInOutcome.Success : SignInOutcome.Failure, 3, agent, placed: false);
                if (right)
                    _labels.Add(new SignInLabel(SignInKind.SuccessAfterAttack, name, Account(first + i), [source(i)]));
            }
        }

        _labels.Add(new SignInLabel(SignInKind.PasswordSpraying, name, "", addresses));
    }

    private void Guess(SignInKind kind, int person, int tries, long pause, Func<int, string> source, bool hit)
    {
        long time = Start + (((2 + _random.Next(20)) * 24L) + 1) * Hour;
        for (int i = 0; i < tries; i++)
            Add(person, time + (i * pause), source(i), SignInOutcome.Failure, 3, placed: false);
        if (hit)
        {
            Add(person, time + (tries * pause), source(tries - 1), SignInOutcome.Success, 3, placed: false);
            _labels.Add(new SignInLabel(SignInKind.SuccessAfterAttack, "guess", Account(person), [source(tries - 1)]));
        }

        _labels.Add(new SignInLabel(kind, $"{tries} tries", Account(person), []));
    }

    private void Stolen(int person, int day)
    {
        long time = Start + (((day * 24L) + 19) * Hour) + (_random.Next(60, 180) * 60_000L);
        string address = $"198.51.103.{person}";
        Add(person, time, address, SignInOutcome.Success, 3);
        _labels.Add(new SignInLabel(SignInKind.ImpossibleTravel, "stolen", Account(person), [address]));
        if (person < 10)
            _labels.Add(new SignInLabel(SignInKind.FirstSeenCountry, "stolen", Account(person), [address]));
    }

    private void Add(int person, long time, string address, SignInOutcome outcome, int city, string agent = Browser, bool placed = true) => _signIns.Add(new SignIn
    {
        Time = time,
        User = Account(person),
        Address = address,
        Outcome = outcome,
        Country = Cities[city].Country,
        City = Cities[city].City,
        Latitude = placed ? Cities[city].North + (_random.NextDouble() / 2) : double.NaN,
        Longitude = placed ? Cities[city].East + (_random.NextDouble() / 2) : double.NaN,
        Agent = agent,
        File = "signins.json",
        Line = ++_line,
    });
}
