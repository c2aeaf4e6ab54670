namespace Tocsin.Mail.Signs;

/// <summary>What the words of a mail want.</summary>
public enum LureKind
{
    /// <summary>A login, a confirmation of data.</summary>
    Credential,

    /// <summary>Haste.</summary>
    Urgency,

    /// <summary>Joy over something won.</summary>
    Prize,

    /// <summary>Greed: money without work, or somebody else's.</summary>
    Money,

    /// <summary>A fee in advance for a fortune: the letter of a stranger (419 fraud).</summary>
    Advance,

    /// <summary>A click for a parcel.</summary>
    Delivery,

    /// <summary>A payment, an invoice.</summary>
    Payment,

    /// <summary>An instruction to pay or buy that goes round the rules: the invented superior, the supplier with a new account.</summary>
    Instruction,

    /// <summary>Love.</summary>
    Romance,

    /// <summary>Hope of a cure.</summary>
    Health,

    /// <summary>Fear.</summary>
    Threat,

    /// <summary>Other goods of mass mail.</summary>
    Bait,
}
