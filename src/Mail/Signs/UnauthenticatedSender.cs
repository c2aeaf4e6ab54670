using Tocsin.Mail.Authentication;

namespace Tocsin.Mail.Signs;

/// <summary>The sender's domain denies the message, or nobody vouches for it (SPF, DKIM, DMARC). A pass is no sign of anything.</summary>
/// <remarks>Honest forwarding breaks SPF, and lists break DKIM: so this alone never reaches the alarm level.</remarks>
public sealed class UnauthenticatedSender : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        var a = mail.Facts.Authentication;
        if (a.Source == AuthSource.Nowhere || a.Aligned)
            return;
        string who = mail.Sender.Host.Length > 0 ? mail.Sender.Host : "the sender's domain";
        string how = a.Source == AuthSource.Recorded ? "recorded by the receiving server" : "evaluated over the records given";
        bool signed = a.Dkim == AuthResult.Pass;
        (double weight, string sentence) = a switch
        {
            { Dmarc: AuthResult.Fail } => (2.2, $"{who} disowns this message: DMARC fails"),
            { Spf: AuthResult.Fail } when !signed => (2.2, $"{who} does not allow the server that sent this: SPF fails and no signature passes"),
            { Spf: AuthResult.SoftFail } when !signed => (1.8, $"{who} probably does not allow the server that sent this, and no signature passes"),
            { Dkim: AuthResult.Fail or AuthResult.PermError } => (1.8, "the signature does not match the message, and nothing else vouches for the sender"),
            { Spf: AuthResult.Pass } or { Dkim: AuthResult.Pass } => (1.2, $"another domain than {who} vouches for this message"),
            _ => (1.8, $"nobody vouches for {who}: neither SPF nor DKIM passes"),
        };
        hits.Add(new SignHit("unauthenticated-sender", SignFamily.Authentication, weight, $"{sentence} ({how})", a.Evidence));
    }
}
