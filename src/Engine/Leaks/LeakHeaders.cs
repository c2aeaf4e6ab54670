using System.Text.RegularExpressions;

namespace Tocsin.Engine.Leaks;

/// <summary>The header fields of a mail that a forger moves, in a form in which equal means equal; empty strings for absent ones.</summary>
/// <param name="From">Author addresses, lower case.</param>
/// <param name="To">Receivers' addresses, lower case, sorted.</param>
/// <param name="Date">The moment in UTC, ISO 8601 to the second.</param>
/// <param name="Subject">The subject without prefixes of replies.</param>
/// <remarks>RFC 5322, section 3.6.</remarks>
public sealed partial record LeakHeaders(string From, string To, string Date, string Subject)
{
    /// <summary>A document that is no mail.</summary>
    public static LeakHeaders None { get; } = new("", "", "", "");

    /// <summary>The fields in their order, with their names.</summary>
    public IReadOnlyList<(string Field, string Value)> Fields => [("Date", Date), ("From", From), ("To", To), ("Subject", Subject)];

    /// <summary>True when no field is there.</summary>
    public bool Empty => From.Length + To.Length + Date.Length + Subject.Length == 0;

    // Where each field stands among the digests.
    internal const int DateAt = 0;
    internal const int FromAt = 1;
    internal const int SubjectAt = 3;

    internal ulong[] Digests(LeakKeys keys) => [.. Fields.Select((f, i) => f.Value.Length == 0 ? 0 : keys.HeaderDigest(f.Field, i == FromAt ? Tag().Replace(Normal(f.Value), "") : Normal(f.Value)))];

    internal static string Normal(string value) => string.Join(' ', value.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    /// <summary>The detail of an address (RFC 5233): lists write from another one with each issue.</summary>
    [GeneratedRegex(@"(?<=[^\s,@+#])[+#][^\s,@]*(?=@)")]
    private static partial Regex Tag();
}
