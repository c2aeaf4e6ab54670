namespace Tocsin.Server.Access;

/// <summary>How much may be asked of the server, and how long a sign-in lasts.</summary>
/// <remarks>Times are those of OWASP ASVS 4.0.3, 3.3.2, level 2. Requests beyond are answered 429 with the seconds to wait.</remarks>
public sealed record AccessLimits
{
    /// <summary>Attempts to sign in, by password, code, passkey or link, from one address in a minute.</summary>
    public int SignIns { get; init; } = 20;

    /// <summary>Requests of one person or key in a minute, after a burst of as many.</summary>
    public int Requests { get; init; } = 1800;

    /// <summary>Requests from one address without sign-in in a minute.</summary>
    public int Strangers { get; init; } = 300;

    /// <summary>Requests that hand in posts, of one person or key at a time; as many wait.</summary>
    public int Ingests { get; init; } = 16;

    /// <summary>A session that nothing came from for so long is over.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>No session lasts longer.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How often an open page asks whether its session still holds.</summary>
    public TimeSpan Recheck { get; init; } = TimeSpan.FromSeconds(10);
}
