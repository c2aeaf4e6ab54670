namespace Tocsin.Mail.Signs;

/// <summary>What a sign is about. Signs of one family often come together, so their sum is capped: <see cref="Verdicts.Scoring"/>.</summary>
public enum SignFamily
{
    /// <summary>Nobody vouches for the sender.</summary>
    Authentication,

    /// <summary>Who the sender pretends to be.</summary>
    Sender,

    /// <summary>Where links lead.</summary>
    Links,

    /// <summary>What the words want.</summary>
    Lure,

    /// <summary>What is hidden from the reader or from filters.</summary>
    Concealment,

    /// <summary>What is attached.</summary>
    Attachment,
}
