namespace Tocsin.Mail.Signs;

/// <summary>Words that press or tempt: in the subject or the sender's name, and in the text.</summary>
/// <remarks>Weights by kind: what honest mail says rarely counts more. Text counts less than the subject and only with several phrases.</remarks>
public sealed class LureWords : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        var head = mail.Knowledge.Lures.Find(mail.Subject + mail.Name);
        foreach (var (kind, phrases) in head)
            hits.Add(new SignHit($"lure-{Code(kind)}", SignFamily.Lure, InHead(kind), $"subject or sender {Wants(kind)}", string.Join(", ", phrases)));
        if (mail.Facts.Links.Count == 0 && mail.Facts.Attachments.Count == 0 && !mail.Text.Contains('@', StringComparison.Ordinal) && mail.Facts.ReplyTo.Count == 0)
            return;
        foreach (var (kind, phrases) in mail.Knowledge.Lures.Find(mail.Text))
        {
            int least = kind is LureKind.Credential or LureKind.Threat ? 1 : 2;
            if (!head.ContainsKey(kind) && phrases.Count >= least)
                hits.Add(new SignHit($"lure-{Code(kind)}-in-text", SignFamily.Lure, InHead(kind) * (phrases.Count > least ? 0.7 : 0.45), $"the text {Wants(kind)}", string.Join(", ", phrases)));
        }
    }

    private static double InHead(LureKind kind) => kind switch
    {
        LureKind.Credential => 1.2,
        LureKind.Prize or LureKind.Threat or LureKind.Romance or LureKind.Health => 1.1,
        LureKind.Delivery or LureKind.Money => 0.9,
        LureKind.Urgency or LureKind.Payment or LureKind.Bait => 0.6,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "BUG: a lure without a weight"),
    };

    private static string Code(LureKind kind) => kind.ToString().ToLowerInvariant();

    private static string Wants(LureKind kind) => kind switch
    {
        LureKind.Credential => "presses for a login or a confirmation of data",
        LureKind.Urgency => "presses for haste",
        LureKind.Prize => "promises something won",
        LureKind.Money => "promises money",
        LureKind.Delivery => "wants a click for a parcel",
        LureKind.Payment => "speaks of a payment",
        LureKind.Romance => "tempts with love",
        LureKind.Health => "promises a cure",
        LureKind.Threat => "threatens",
        LureKind.Bait => "offers what mass mail offers",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "BUG: a lure without words"),
    };
}
