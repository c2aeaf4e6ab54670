namespace Tocsin.Mail.Signs;

/// <summary>The text signs as a well-known organisation (its copyright line, its "team"), the sender is another.</summary>
/// <remarks>Innocent where people write about that organisation: so it counts little, and only with a link or a file.</remarks>
public sealed class BorrowedImprint : ISign
{
    private const int Window = 70;
    private const int MostMarks = 12;

    private static readonly string[] Marks = ["©", "copyright", "(c) 20"];
    private static readonly string[] After = [" team ", " support ", " security ", " account team ", " customer service ", " customer care ", " help desk ", " kundenservice ", " kundendienst "];
    private static readonly string[] Before = [" team ", " equipe ", " equipo de ", " equipo ", " equipe do ", " team von ", " service client ", " kundenservice ", " команда ", " служба безопасности ", " служба безпеки ", " поддержка ", " підтримка "];

    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        if (mail.Sender.Host.Length == 0 || (mail.Facts.Links.Count == 0 && mail.Facts.Attachments.Count == 0))
            return;
        if (Owner(mail) is { } owner)
            hits.Add(new SignHit("borrowed-imprint", SignFamily.Sender, 1.5, $"the text carries the copyright of {owner.Name}, the sender is {mail.Sender.Organisation}", owner.Name));
        else if (Signer(mail) is { } signer)
            hits.Add(new SignHit("borrowed-imprint", SignFamily.Sender, 0.8, $"the text signs as {signer.Name}, the sender is {mail.Sender.Organisation}", signer.Name));
    }

    private static Brand? Owner(MailView mail)
    {
        string text = mail.Facts.Text;
        int marks = 0;
        foreach (string mark in Marks)
        {
            for (int at = 0; marks < MostMarks && (at = text.IndexOf(mark, at, StringComparison.OrdinalIgnoreCase)) >= 0; marks++)
            {
                at += mark.Length;
                if (Other(mail, FoldedText.Of(text.Substring(at, Math.Min(Window, text.Length - at)))) is { } brand)
                    return brand;
            }
        }

        return null;
    }

    private static Brand? Signer(MailView mail)
    {
        string text = mail.Text;
        int marks = 0;
        foreach (string word in After)
        {
            for (int at = 0; marks < MostMarks && (at = text.IndexOf(word, at, StringComparison.Ordinal)) >= 0; at++, marks++)
            {
                // One or two words before it: "the parcel firm team".
                int first = at > 0 ? text.LastIndexOf(' ', at - 1) : -1;
                int second = first > 0 ? text.LastIndexOf(' ', first - 1) : -1;
                var brand = first < 0 ? null : Other(mail, text[first..(at + 1)]) ?? (second < 0 ? null : Other(mail, text[second..(at + 1)]));
                if (brand is not null)
                    return brand;
            }
        }

        foreach (string word in Before)
        {
            for (int at = 0; marks < 2 * MostMarks && (at = text.IndexOf(word, at, StringComparison.Ordinal)) >= 0; at++, marks++)
            {
                int start = at + word.Length - 1, end = text.IndexOf(' ', start + 1);
                if (end > 0 && Other(mail, text[start..(end + 1)]) is { } brand)
                    return brand;
            }
        }

        return null;
    }

    private static Brand? Other(MailView mail, string folded)
    {
        foreach (var brand in mail.Knowledge.Brands.Find(folded))
        {
            if (!brand.Domains.Contains(mail.Sender.Host) && !mail.Facts.Authentication.DkimDomains.Any(brand.Domains.Contains))
                return brand;
        }

        return null;
    }
}
