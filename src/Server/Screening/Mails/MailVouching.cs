namespace Tocsin.Server.Screening.Mails;

/// <summary>Who vouches for a message, by words of RFC 8601.</summary>
/// <param name="Source">recorded by the receiving server, or nowhere.</param>
/// <param name="Spf">Sender Policy Framework.</param>
/// <param name="Dkim">Signature.</param>
/// <param name="Arc">Authenticated Received Chain.</param>
/// <param name="Dmarc">Policy of the domain that the reader sees.</param>
public sealed record MailVouching(string Source, string Spf, string Dkim, string Arc, string Dmarc);
