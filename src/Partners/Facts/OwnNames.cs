using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Pipeline;

namespace Tocsin.Partners.Facts;

/// <summary>What belongs to those who are protected: no partner is told to block it.</summary>
public static class OwnNames
{
    /// <summary>Whether a host is one of a protected subject, or below one.</summary>
    public static bool Owns(Election election, string host)
    {
        ArgumentNullException.ThrowIfNull(election);
        ArgumentNullException.ThrowIfNull(host);
        string name = host.TrimEnd('.');
        return election.Protected.SelectMany(p => p.Domains).Any(d => name.Equals(d.TrimEnd('.'), StringComparison.OrdinalIgnoreCase) || name.EndsWith("." + d.TrimEnd('.'), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A thing to look for in the form in which it may leave; null when it may not.</summary>
    internal static string? Leaving(Election election, SuspectKind kind, string value)
    {
        switch (kind)
        {
            case SuspectKind.Domain:
                return Owns(election, value) || !value.Contains('.', StringComparison.Ordinal) ? null : value;
            case SuspectKind.Mailbox:
                // A forged sender is a victim.
                return value.LastIndexOf('@') is > 0 and var at && !Owns(election, value[(at + 1)..]) ? value : null;
            case SuspectKind.Link:
                // What a link to a platform names is an account.
                return Pseudonymiser.Mask(value) is var masked && masked == value && Uri.TryCreate(value.Contains("://", StringComparison.Ordinal) ? value : "https://" + value, UriKind.Absolute, out var uri) && !Owns(election, uri.Host) ? value : null;
            default:
                return value;
        }
    }
}
