using System.Text;

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

        if (Masked(mail) is { } masked)
        {
            hits.Add(new SignHit("borrowed-name", SignFamily.Sender, 2.7, $"the name reads {masked.Name} only once its letters are put right, and the address belongs to {Other(mail)}", mail.Facts.FromText));
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

    // Stray signs inside words, a capital I for an l, digits for letters: nobody misspells a name so by chance.
    private static Brand? Masked(MailView mail)
    {
        string name = mail.Sender.Name;
        var plain = new StringBuilder(name.Length);
        for (int i = 0; i < name.Length; i++)
        {
            char next = i + 1 < name.Length ? name[i + 1] : ' ', before = i > 0 ? name[i - 1] : ' ';
            if (name[i] is '\'' or '.' or '-' or '_' or '*' or '`' or '´' or '’' && char.IsLetter(before) && char.IsLetter(next))
                continue;
            plain.Append(name[i] switch
            {
                'I' when char.IsAsciiLetterLower(next) || char.IsAsciiLetterLower(before) => 'l',
                '0' when char.IsLetter(before) || char.IsLetter(next) => 'o',
                '1' when char.IsLetter(before) || char.IsLetter(next) => 'l',
                '3' when char.IsLetter(before) && char.IsLetter(next) => 'e',
                '@' when char.IsLetter(next) && before == ' ' => 'a',
                var c => c,
            });
        }

        string put = plain.ToString();
        return put == name ? null : mail.Knowledge.Brands.Find(FoldedText.Of(put)).FirstOrDefault(b => !b.Domains.Contains(mail.Sender.Host));
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
