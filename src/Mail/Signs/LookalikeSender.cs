namespace Tocsin.Mail.Signs;

/// <summary>The sender's domain is made to be taken for another.</summary>
public sealed class LookalikeSender : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        if (mail.Lookalikes.Imitated(mail.Sender.Host, out double score, out bool isProtected) is not { } imitated)
            return;
        double weight = isProtected ? 1.5 + (2 * score) : 1.0 + score;
        hits.Add(new SignHit("lookalike-sender", SignFamily.Sender, weight, $"the sender's domain {mail.Sender.Host} looks like {imitated}", mail.Facts.FromText) { Conclusive = isProtected && score >= 0.8 });
    }
}
