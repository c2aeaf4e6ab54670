namespace Tocsin.Mail.Signs;

/// <summary>A free mailbox, or one to which answers are led away, gives instructions about a payment: the invented superior or supplier.</summary>
public sealed class InstructionFromOutside : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        if (mail.Sender.Host.Length == 0 || mail.Facts.Answers || !(mail.LureTexts.ContainsKey(LureKind.Instruction) || mail.LureHeads.ContainsKey(LureKind.Instruction)))
            return;
        bool away = mail.Facts.ReplyTo.Any(r => r.Organisation != mail.Sender.Organisation);
        if (away || mail.Knowledge.Freemail.Contains(mail.Sender.Host))
            hits.Add(new SignHit("instruction-from-outside", SignFamily.Sender, 1.2, away ? "instructions about a payment, and answers go elsewhere" : $"instructions about a payment from a free mailbox at {mail.Sender.Host}", mail.Facts.FromText));
    }
}
