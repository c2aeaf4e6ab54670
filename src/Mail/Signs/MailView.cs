using Tocsin.Mail.Reading;

namespace Tocsin.Mail.Signs;

/// <summary>A message as signs see it: the facts, and texts folded once.</summary>
public sealed class MailView
{
    /// <summary>Prepares a message.</summary>
    public MailView(MailFacts facts, Knowledge knowledge, Lookalikes lookalikes)
    {
        Facts = facts;
        Knowledge = knowledge;
        Lookalikes = lookalikes;
        Subject = FoldedText.Of(facts.Subject);
        Name = FoldedText.Of(facts.Sender.Name);
        Text = FoldedText.Of(facts.Text);
        LureHeads = knowledge.Lures.Find(Subject + Name);
        LureTexts = knowledge.Lures.Find(Text);
        LinksToSender = facts.Links.Any(l => l.Organisation == facts.Sender.Organisation || facts.Authentication.DkimDomains.Any(d => Reading.HostText.Organisation(d) == l.Organisation));
    }

    /// <summary>What the message says of itself.</summary>
    public MailFacts Facts { get; }

    /// <summary>Lists, names and words to compare with.</summary>
    public Knowledge Knowledge { get; }

    /// <summary>Compares hosts with protected names; one per thread.</summary>
    public Lookalikes Lookalikes { get; }

    /// <summary>The subject, folded.</summary>
    public string Subject { get; }

    /// <summary>The sender's display name, folded.</summary>
    public string Name { get; }

    /// <summary>The visible text, folded.</summary>
    public string Text { get; }

    /// <summary>Luring phrases of subject and sender's name.</summary>
    public IReadOnlyDictionary<LureKind, IReadOnlyList<string>> LureHeads { get; }

    /// <summary>Luring phrases of the text.</summary>
    public IReadOnlyDictionary<LureKind, IReadOnlyList<string>> LureTexts { get; }

    /// <summary>A link leads to the sender's organisation or to one that signed the message.</summary>
    public bool LinksToSender { get; }

    /// <summary>The sender.</summary>
    public MailParty Sender => Facts.Sender;
}
