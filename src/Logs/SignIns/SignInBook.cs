namespace Tocsin.Logs.SignIns;

/// <summary>What is known of accounts and sources before anything is judged: who signed in from where, and when first.</summary>
internal sealed class SignInBook
{
    private readonly Dictionary<(string User, string Address), long> _firstSuccess = [];

    /// <summary>Reads through the sign-ins once.</summary>
    public SignInBook(IReadOnlyList<SignIn> signIns, SignInOptions options, PrivilegedPeople privileged, Func<string, bool> allowed)
    {
        SignIns = signIns;
        Options = options;
        Privileged = privileged;
        Allowed = allowed;
        foreach (var signIn in signIns)
        {
            if (signIn.Outcome == SignInOutcome.Success)
                _firstSuccess.TryAdd((signIn.User, signIn.Address), signIn.Time);
        }
    }

    /// <summary>In order of time.</summary>
    public IReadOnlyList<SignIn> SignIns { get; }

    /// <summary>Thresholds.</summary>
    public SignInOptions Options { get; }

    /// <summary>Whose accounts matter most.</summary>
    public PrivilegedPeople Privileged { get; }

    /// <summary>Addresses of an own VPN and the like.</summary>
    public Func<string, bool> Allowed { get; }

    /// <summary>True when the account had signed in from that address before a moment.</summary>
    public bool IsUsual(string user, string address, long before) => _firstSuccess.TryGetValue((user, address), out long first) && first < before;

    /// <summary>The /24 of an IPv4 address, the /64 of an IPv6 address.</summary>
    public static string Network(string address)
    {
        int dot = address.LastIndexOf('.');
        if (dot > 0)
            return $"{address[..dot]}.0/24";
        var bytes = System.Net.IPAddress.TryParse(address, out var ip) ? ip.GetAddressBytes() : [];
        if (bytes.Length != 16)
            return address;
        bytes.AsSpan(8).Clear();
        return $"{new System.Net.IPAddress(bytes)}/64";
    }

    /// <summary>Some sign-ins as evidence, evenly spread, the first and last among them.</summary>
    public static IReadOnlyList<SignInEvidence> Evidence(IReadOnlyList<SignIn> signIns, int most = 5)
    {
        var chosen = signIns.Count <= most ? signIns : [.. Enumerable.Range(0, most).Select(i => signIns[(int)((long)i * (signIns.Count - 1) / (most - 1))])];
        return [.. chosen.Select(s => new SignInEvidence(s.File, s.Line, Line(s)))];
    }

    /// <summary>Distinct texts in order.</summary>
    public static IReadOnlyList<string> Names(IEnumerable<string> texts) => [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string Line(SignIn s)
    {
        string outcome = s.Outcome switch { SignInOutcome.Success => "success", SignInOutcome.Failure => "failure", _ => "password right, second factor asked" };
        string place = string.Join(", ", new[] { s.City, s.Country }.Where(p => p.Length > 0));
        string time = s.Moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        return $"{time} UTC  {s.User}  {s.Address}  {outcome}{(place.Length > 0 ? $"  {place}" : "")}";
    }
}
