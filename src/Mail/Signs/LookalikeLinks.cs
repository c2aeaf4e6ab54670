namespace Tocsin.Mail.Signs;

/// <summary>A link leads to a domain that is made to be taken for another.</summary>
public sealed class LookalikeLinks : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        foreach (string host in mail.Facts.Links.Select(l => l.Host).Where(h => h.Length > 0).Distinct().Take(100))
        {
            if (mail.Lookalikes.Imitated(host, out double score, out bool isProtected) is not { } imitated)
                continue;
            var link = mail.Facts.Links.First(l => l.Host == host);
            hits.Add(new SignHit("lookalike-link", SignFamily.Links, isProtected ? 1.5 + (2 * score) : 1.0 + score, $"a link leads to {host}, which looks like {imitated}", link.Target) { Conclusive = isProtected && score >= 0.8 });
            return;
        }
    }
}
