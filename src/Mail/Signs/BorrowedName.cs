namespace Tocsin.Mail.Signs;

/// <summary>The display name is a well-known organisation's, the address belongs to somebody else.</summary>
/// <remarks>Innocent where a shop or a platform writes about another's goods under its own signed domain; then links to that organisation soften it.</remarks>
public sealed class BorrowedName : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        if (mail.Sender.Address.Length == 0)
            return;
        foreach (var brand in mail.Knowledge.Brands.Find(mail.Name))
        {
            if (brand.Domains.Contains(mail.Sender.Host))
                continue;
            hits.Add(new SignHit("borrowed-name", SignFamily.Sender, Whole(mail, brand) ? 2.7 : 2.2, $"the name says {brand.Name}, the address belongs to {Other(mail)}", mail.Facts.FromText));
            return;
        }

        // The subject names everybody one does business with, so it counts only where the sender gives no name of its own.
        foreach (var brand in mail.Knowledge.Brands.Find(mail.Subject))
        {
            if (brand.Domains.Contains(mail.Sender.Host) || mail.Facts.Links.Any(l => brand.Domains.Contains(l.Host)) || mail.Facts.Links.Count == 0)
                continue;
            hits.Add(new SignHit("borrowed-name-in-subject", SignFamily.Sender, 0.8, $"the subject speaks of {brand.Name}, neither the sender nor any link belongs to it", mail.Facts.Subject));
            return;
        }
    }

    // The name and nothing but office words beside it: nobody else has a reason to sign so.
    private static bool Whole(MailView mail, Brand brand)
    {
        string rest = mail.Name.Replace(FoldedText.Phrase(brand.Name).TrimEnd(), "", StringComparison.Ordinal);
        foreach (string word in mail.Knowledge.OfficialWords)
            rest = rest.Replace(word.TrimEnd(), "", StringComparison.Ordinal);
        return rest.Trim().Length <= 3;
    }

    private static string Other(MailView mail) => mail.Sender.Organisation.Length > 0 ? mail.Sender.Organisation : "nobody";
}
