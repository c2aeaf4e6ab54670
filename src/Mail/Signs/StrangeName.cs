namespace Tocsin.Mail.Signs;

/// <summary>The display name has nothing in common with the address, and no link of the message leads to the sender.</summary>
/// <remarks>Honest senders show their name in the mailbox or the domain, or link to themselves. Names that other alphabets write are not judged.</remarks>
public sealed class StrangeName : ISign
{
    private const int Run = 4;
    private const int Least = 5;

    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        if (mail.Facts.Html is null || mail.Facts.Links.Count == 0 || mail.LinksToSender || mail.Sender.Host.Length == 0 || mail.Knowledge.Freemail.Contains(mail.Sender.Host))
            return;
        string name = Plain(mail.Sender.Name);
        if (name.Length >= Least && !Shares(name, Plain(mail.Sender.Address)))
            hits.Add(new SignHit("strange-name", SignFamily.Sender, 0.6, $"the name has nothing in common with the address, and no link leads to {mail.Sender.Organisation}", mail.Facts.FromText));
    }

    private static bool Shares(string name, string address)
    {
        for (int i = 0; i + Run <= name.Length; i++)
        {
            if (address.Contains(name.AsSpan(i, Run), StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // Folded letters and digits without what stands between them; nothing where other alphabets are written.
    private static string Plain(string text) => text.Any(c => c > 0x24F && char.IsLetter(c)) ? "" : string.Concat(FoldedText.Of(string.Concat(text.Select(c => char.IsLetterOrDigit(c) ? c : ' '))).Where(char.IsAsciiLetterOrDigit));
}
