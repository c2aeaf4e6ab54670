namespace Tocsin.Mail.Signs;

/// <summary>The message is a picture with a link: nothing for filters to read.</summary>
public sealed class PictureOnly : ISign
{
    private const int MostLetters = 160;

    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        if (mail.Facts.Html is not { Pictures: > 0 } html || !mail.Facts.Links.Any(l => l.Picture))
            return;
        if (!Letters.MoreThan(html.Visible, MostLetters - 1))
            hits.Add(new SignHit("picture-only", SignFamily.Concealment, 1.3, "the message is a picture with a link and hardly any text", mail.Facts.Links.First(l => l.Picture).Target));
    }
}
