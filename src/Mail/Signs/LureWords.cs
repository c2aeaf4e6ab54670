namespace Tocsin.Mail.Signs;

/// <summary>Words that press or tempt: in the subject or the sender's name, and in the text.</summary>
/// <remarks>Weights by kind: what honest mail says rarely counts more. Text counts less than the subject, and by how many phrases it holds.</remarks>
public sealed class LureWords : ISign
{
    private const int Many = 3;

    // In so long a text two words of a kind stand by chance.
    private const int LongText = 5000;

    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        var head = mail.LureHeads;
        foreach (var (kind, phrases) in head)
            hits.Add(new SignHit($"lure-{Code(kind)}", SignFamily.Lure, InHead(kind), $"subject or sender {Wants(kind)}", string.Join(", ", phrases)));

        // Who wants something wants an answer: a link, a file, or a word back. Letters of strangers need nothing else.
        bool asks = mail.Facts.Links.Count > 0 || mail.Facts.Attachments.Count > 0;
        foreach (var (kind, phrases) in mail.LureTexts)
        {
            double weight = InText(kind, phrases.Count, mail.Text.Length > LongText) * (head.ContainsKey(kind) ? 0.5 : 1);
            if (weight > 0 && (asks || kind is LureKind.Advance or LureKind.Threat or LureKind.Romance or LureKind.Payment or LureKind.Instruction))
                hits.Add(new SignHit($"lure-{Code(kind)}-in-text", SignFamily.Lure, Math.Round(weight, 2), $"the text {Wants(kind)}", string.Join(", ", phrases)));
        }
    }

    private static double InHead(LureKind kind) => kind switch
    {
        LureKind.Credential => 1.3,
        LureKind.Prize or LureKind.Threat or LureKind.Romance or LureKind.Health => 1.1,
        LureKind.Advance => 1.4,
        LureKind.Instruction => 1.2,
        LureKind.Delivery or LureKind.Money => 0.9,
        LureKind.Payment => 0.8,
        LureKind.Urgency or LureKind.Bait => 0.6,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "BUG: a lure without a weight"),
    };

    private static double InText(LureKind kind, int phrases, bool longText) => kind switch
    {
        LureKind.Advance => phrases >= 4 ? 2.2 : phrases == Many ? 1.5 : phrases == 2 ? 0.9 : 0,
        LureKind.Instruction => phrases >= 2 ? 1.4 : 0.8,
        LureKind.Credential => phrases >= Many ? 1.2 : phrases == 2 ? 0.9 : 0.6,
        LureKind.Threat => phrases >= Many ? 1.2 : 0.5,
        _ when longText => phrases >= 2 * Many ? InHead(kind) * 0.7 : phrases >= Many ? InHead(kind) * 0.3 : 0,
        _ => phrases >= Many ? InHead(kind) * 0.7 : phrases == 2 ? InHead(kind) * 0.45 : 0,
    };

    private static string Code(LureKind kind) => kind.ToString().ToLowerInvariant();

    private static string Wants(LureKind kind) => kind switch
    {
        LureKind.Credential => "presses for a login or a confirmation of data",
        LureKind.Urgency => "presses for haste",
        LureKind.Prize => "promises something won",
        LureKind.Money => "promises money",
        LureKind.Advance => "speaks as strangers do who promise a fortune",
        LureKind.Delivery => "wants a click for a parcel",
        LureKind.Payment => "speaks of a payment",
        LureKind.Instruction => "gives instructions to pay or buy round the rules",
        LureKind.Romance => "tempts with love",
        LureKind.Health => "promises a cure",
        LureKind.Threat => "threatens",
        LureKind.Bait => "offers what mass mail offers",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "BUG: a lure without words"),
    };
}
