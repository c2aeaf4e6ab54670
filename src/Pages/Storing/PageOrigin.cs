namespace Tocsin.Pages.Storing;

/// <summary>The server a page was fetched from: what of certificate and DNS is part of what a person approves. Every text is hostile.</summary>
public sealed record PageOrigin
{
    /// <summary>Addresses that the name resolved to.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Issuer of the certificate; empty without TLS.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>Subject of the certificate.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Host names in it.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Valid from.</summary>
    public DateTimeOffset From { get; init; }

    /// <summary>Valid until.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>SHA-256 of the certificate.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>SHA-256 of its public key.</summary>
    public string KeySha256 { get; init; } = "";

    /// <summary>What a browser would warn of; empty when nothing.</summary>
    public string Faults { get; init; } = "";

    /// <summary>When it was seen.</summary>
    public DateTimeOffset SeenAt { get; init; }
}
