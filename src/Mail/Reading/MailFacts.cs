using Tocsin.Mail.Authentication;

namespace Tocsin.Mail.Reading;

/// <summary>What a message says of itself: the parts of it that signs look at, decoded and bounded.</summary>
public sealed record MailFacts
{
    /// <summary>File it stands in.</summary>
    public string File { get; init; } = "";

    /// <summary>Number in that file, from 1.</summary>
    public int Number { get; init; } = 1;

    /// <summary>The authors (RFC 5322, 3.6.2): ordinary mail has one.</summary>
    public IReadOnlyList<MailParty> From { get; init; } = [];

    /// <summary>The From header as written, decoded.</summary>
    public string FromText { get; init; } = "";

    /// <summary>How many From headers there are; ordinary mail has exactly one.</summary>
    public int FromHeaders { get; init; }

    /// <summary>Where answers go, when the message says so.</summary>
    public IReadOnlyList<MailParty> ReplyTo { get; init; } = [];

    /// <summary>Recipients in To and Cc.</summary>
    public IReadOnlyList<MailParty> To { get; init; } = [];

    /// <summary>The envelope sender that the receiving server recorded (Return-Path).</summary>
    public MailParty? ReturnPath { get; init; }

    /// <summary>The subject, decoded.</summary>
    public string Subject { get; init; } = "";

    /// <summary>In-Reply-To or References is there.</summary>
    public bool Answers { get; init; }

    /// <summary>When the last server received it (topmost Received); null when it does not say.</summary>
    public DateTimeOffset? Received { get; init; }

    /// <summary>When the message says it was written (Date); null when it does not say. Anybody can write anything here.</summary>
    public DateTimeOffset? Written { get; init; }

    /// <summary>Message-ID as written.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>X-Priority 1 or 2, or Importance or Priority high.</summary>
    public bool Urgent { get; init; }

    /// <summary>There is HTML and no plain text beside it.</summary>
    public bool HtmlOnly { get; init; }

    /// <summary>What the reader sees: the plain text, or the visible text of the HTML.</summary>
    public string Text { get; init; } = "";

    /// <summary>What the HTML holds; null without HTML.</summary>
    public HtmlFacts? Html { get; init; }

    /// <summary>Links of text and HTML.</summary>
    public IReadOnlyList<MailLink> Links { get; init; } = [];

    /// <summary>Attachments.</summary>
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    /// <summary>Who vouches for the sender.</summary>
    public AuthenticationFacts Authentication { get; init; } = AuthenticationFacts.Unknown;

    /// <summary>What could not be read or was left out, in words.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The first author; an empty one when there is none.</summary>
    public MailParty Sender => From.Count > 0 ? From[0] : Nobody;

    private static readonly MailParty Nobody = new("", "", "", "");
}
