namespace Tocsin.Mail.Signs;

/// <summary>Much text that no reader sees. A short hidden preview line is what newsletters have.</summary>
public sealed class HiddenText : ISign
{
    private const int Least = 400;

    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        if (mail.Facts.Html is not { } html || html.Hidden.Length < Least)
            return;
        int hidden = Letters.Count(html.Hidden);
        if (hidden > Least && !Letters.MoreThan(html.Visible, hidden - 1))
            hits.Add(new SignHit("hidden-text", SignFamily.Concealment, 1.5, "more text is hidden from the reader than shown", html.Hidden.Trim() is var text && text.Length > 120 ? text[..120] : html.Hidden.Trim()));
    }
}
