using Tocsin.Mail.Authentication;
using Tocsin.Mail.Verdicts;

namespace Tocsin.Cli.Mail;

/// <summary>Verdicts, results and advice in words.</summary>
internal static class MailText
{
    /// <summary>Stable word of a verdict.</summary>
    public static string Code(VerdictLevel level) => level switch
    {
        VerdictLevel.Attack => "attack",
        VerdictLevel.Suspicious => "suspicious",
        VerdictLevel.NothingFound => "nothing-found",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "BUG: a level without a word"),
    };

    /// <summary>The word of RFC 8601 for a result.</summary>
    public static string Code(AuthResult result) => result.ToString().ToLowerInvariant();

    /// <summary>What to do with a message.</summary>
    public static string Advice(VerdictLevel level) => level switch
    {
        VerdictLevel.Attack => "Do not click, open or answer. Keep the message, tell your security contact, and ask who else received it.",
        VerdictLevel.Suspicious => "Do not click or open yet. Ask the supposed sender by a way you already know.",
        _ => "Nothing was found, which is no proof of honesty. If it asks for a login or money, ask the sender by another way.",
    };

    /// <summary>Who vouches, in a sentence.</summary>
    public static string Vouching(AuthenticationFacts facts) => facts.Source switch
    {
        AuthSource.Nowhere => "not known: no server recorded it and no records were given",
        _ => $"SPF {Code(facts.Spf)}, DKIM {Code(facts.Dkim)}{(facts.DkimDomains.Count > 0 ? $" ({string.Join(", ", facts.DkimDomains.Take(3))})" : "")}, DMARC {Code(facts.Dmarc)}; "
            + (facts.Source == AuthSource.Recorded ? "as the receiving server recorded" : "evaluated over the records given"),
    };
}
