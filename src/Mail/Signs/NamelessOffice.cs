namespace Tocsin.Mail.Signs;

/// <summary>The name is an office that does not say whose it is ("IT help desk"), and the message wants a login or money.</summary>
/// <remarks>Within one organisation that is ordinary: so the recipient's own domain is left out.</remarks>
public sealed class NamelessOffice : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        var sender = mail.Sender;
        if (sender.Host.Length == 0 || mail.Knowledge.Own.Contains(sender.Host) || mail.Facts.To.Any(t => t.Organisation == sender.Organisation))
            return;
        string[] words = mail.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !words.All(mail.Knowledge.OfficeWords.Contains))
            return;
        bool wants = mail.LureTexts.Keys.Any(Wants) || mail.LureHeads.Keys.Any(Wants);
        if (wants)
            hits.Add(new SignHit("nameless-office", SignFamily.Sender, 1.2, $"an office that does not say whose it is wants a login or money; the address is at {sender.Organisation}", mail.Facts.FromText));
    }

    private static bool Wants(LureKind kind) => kind is LureKind.Credential or LureKind.Instruction or LureKind.Payment;
}
