using MimeKit;
using Tocsin.Mail.Authentication.Arc;
using Tocsin.Mail.Authentication.Dkim;
using Tocsin.Mail.Authentication.Dmarc;
using Tocsin.Mail.Authentication.Spf;
using Tocsin.Mail.Reading;

namespace Tocsin.Mail.Authentication;

/// <summary>Authenticates over records given: SPF for the machine that the topmost Received header names, DKIM, ARC, DMARC.</summary>
public sealed class RecordsAuthenticator(IDnsRecords records) : IAuthenticator
{
    /// <inheritdoc/>
    public AuthenticationFacts? Evaluate(MimeMessage message, MailParty sender)
    {
        var hop = ReceivedHop.Find(message.Headers.Where(h => h.Id == HeaderId.Received).Select(h => h.Value));
        string envelope = message.Headers[HeaderId.ReturnPath]?.Trim().Trim('<', '>') ?? "";
        var spf = hop is null ? null : SpfChecker.Check(new SpfQuery(hop.Client, hop.Helo, envelope, "", message.Date), records);
        var (dkim, domains) = DkimChecker.Check(message, records);
        string spfDomain = spf is { Result: AuthResult.Pass } ? HostText.Canonical(spf.Domain) : "";
        var dmarc = DmarcChecker.Check(sender.Host, spfDomain, domains, records);
        return new AuthenticationFacts
        {
            Source = AuthSource.Evaluated,
            Spf = spf?.Result ?? AuthResult.Unknown,
            SpfDomain = spf?.Domain ?? "",
            Dkim = dkim,
            DkimDomains = domains,
            Arc = ArcChecker.Check(message, records),
            Dmarc = dmarc.Result,
            Aligned = dmarc.Aligned,
            Evidence = $"{(hop is null ? "no public address in Received" : $"sent by {hop.Client}, {spf!.Reason}")}; DMARC policy {(dmarc.Policy.Length > 0 ? dmarc.Policy : "none published")}",
        };
    }
}
