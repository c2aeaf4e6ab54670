namespace Tocsin.Mail.Authentication;

/// <summary>Who vouches for the sender of a message.</summary>
/// <remarks>A pass acquits nobody: it says which domain vouches, and attackers own domains.</remarks>
public sealed record AuthenticationFacts
{
    /// <summary>Nothing is known.</summary>
    public static AuthenticationFacts Unknown { get; } = new();

    /// <summary>Where the results come from.</summary>
    public AuthSource Source { get; init; }

    /// <summary>SPF (RFC 7208).</summary>
    public AuthResult Spf { get; init; }

    /// <summary>The domain that SPF was about.</summary>
    public string SpfDomain { get; init; } = "";

    /// <summary>The best DKIM result (RFC 6376).</summary>
    public AuthResult Dkim { get; init; }

    /// <summary>Domains with a passing signature.</summary>
    public IReadOnlyList<string> DkimDomains { get; init; } = [];

    /// <summary>The chain of RFC 8617.</summary>
    public AuthResult Arc { get; init; }

    /// <summary>DMARC (RFC 7489).</summary>
    public AuthResult Dmarc { get; init; }

    /// <summary>The author's domain or one of its organisation passes SPF or DKIM.</summary>
    public bool Aligned { get; init; }

    /// <summary>The header or the evaluation, for the reader.</summary>
    public string Evidence { get; init; } = "";
}
