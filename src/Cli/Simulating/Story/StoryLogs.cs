using System.Globalization;
using System.Text;

namespace Tocsin.Cli.Simulating.Story;

/// <summary>The logs of the made-up campaign: an ordinary week, in which one machine follows the link and one account is used from elsewhere.</summary>
internal static class StoryLogs
{
    /// <summary>Where the thief signs in from (RFC 5737).</summary>
    public const string Thief = "198.51.100.77";

    private const int Seed = 7;
    private static readonly DateTimeOffset Monday = new(2027, 3, 15, 6, 0, 0, TimeSpan.Zero);
    private static readonly string[] Sites = ["valdoria-herald.example", "vpr.example", "weather.example", "maps.example", "lakeside-courier.example", "mail.halvorsen2027.example"];

    /// <summary>The proxy's log in Squid's format.</summary>
    public static string Proxy(string bait)
    {
        var random = new Random(Seed);
        var lines = new List<(DateTimeOffset Time, string Line)>();
        for (int i = 0; i < 4000; i++)
        {
            int who = random.Next(StoryWords.Staff.Length);
            lines.Add(Line(Monday.AddSeconds(random.Next(5 * 24 * 3600)), who, Sites[random.Next(Sites.Length)]));
        }

        for (int i = 0; i < 3; i++)
            lines.Add(Line(Monday.AddHours(3).AddSeconds(41 + (i * 9)), 1, bait));
        return string.Concat(lines.OrderBy(l => l.Time).Select(l => l.Line + "\n"));
    }

    /// <summary>Logins at the mail server, ISO times; the last is a name that nobody has.</summary>
    public static string Imap(string decoy)
    {
        var random = new Random(Seed);
        var lines = new List<(DateTimeOffset Time, string Line)>();
        for (int i = 0; i < 600; i++)
        {
            int who = random.Next(StoryWords.Staff.Length);
            lines.Add(Login(Monday.AddSeconds(random.Next(18 * 24 * 3600)), "Login", StoryWords.Staff[who].Mailbox, $"192.0.2.{10 + who}"));
        }

        lines.Add(Login(new DateTimeOffset(2027, 4, 2, 1, 12, 9, TimeSpan.Zero), "Aborted login (auth failed, 1 attempts)", decoy, Thief));
        return string.Concat(lines.OrderBy(l => l.Time).Select(l => l.Line + "\n"));
    }

    /// <summary>Sign-ins as JSON lines with places: the treasurer's account from the office and, within the hour, from far away.</summary>
    public static string SignIns()
    {
        var random = new Random(Seed);
        var lines = new List<(DateTimeOffset Time, string Line)>();
        for (int day = -20; day < 10; day++)
        {
            for (int who = 0; who < StoryWords.Staff.Length; who++)
                lines.Add(SignIn(Monday.AddDays(day).AddMinutes(90 + random.Next(120)), who, $"192.0.2.{10 + who}", "XV", 48.1, 2.3));
        }

        lines.Add(SignIn(Monday.AddHours(4).AddMinutes(12), 1, Thief, "XX", 55.7, 61.4));
        return string.Concat(lines.OrderBy(l => l.Time).Select(l => l.Line + "\n"));
    }

    private static (DateTimeOffset Time, string Line) Line(DateTimeOffset time, int who, string host) => (time, string.Create(
        CultureInfo.InvariantCulture,
        $"{time.ToUnixTimeSeconds()}.{time.Millisecond:000} 45 10.1.2.{20 + who} TCP_TUNNEL/200 3920 CONNECT {host}:443 {StoryWords.Staff[who].Mailbox} HIER_DIRECT/203.0.113.{who + 5} -"));

    private static (DateTimeOffset Time, string Line) Login(DateTimeOffset time, string what, string user, string from) => (time, string.Create(
        CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd'T'HH:mm:ss'Z'} store dovecot: imap-login: {what}: user=<{user}>, method=PLAIN, rip={from}, lip=192.0.2.25, TLS"));

    private static (DateTimeOffset Time, string Line) SignIn(DateTimeOffset time, int who, string from, string country, double latitude, double longitude)
    {
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"{{\"time\":\"{time:yyyy-MM-dd'T'HH:mm:ss'Z'}\",\"user\":\"{StoryWords.Staff[who].Mailbox}@{StoryPapers.Domain}\",\"ip\":\"{from}\",");
        line.Append(CultureInfo.InvariantCulture, $"\"result\":\"success\",\"country\":\"{country}\",\"latitude\":{latitude},\"longitude\":{longitude}}}");
        return (time, line.ToString());
    }
}
