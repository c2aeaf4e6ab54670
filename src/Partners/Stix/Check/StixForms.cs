using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tocsin.Partners.Stix.Check;

/// <summary>Forms of single values that the standard prescribes.</summary>
internal static partial class StixForms
{
    private static readonly SearchValues<char> NotInUri = SearchValues.Create(" \t\r\n<>\"{}|\\^`");

    /// <summary>Longest value that is looked at by an expression.</summary>
    private const int Longest = 4096;

    /// <summary>Properties that hold a moment.</summary>
    public static bool IsMoment(string property) => property is "created" or "modified" or "published" or "first_seen" or "last_seen" or "first_observed" or "last_observed"
        or "valid_from" or "valid_until" or "start_time" or "stop_time" or "submitted" or "analysis_started" or "analysis_ended" or "object_modified"
        or "ctime" or "mtime" or "atime" or "account_created" or "account_expires" or "account_last_login" or "account_first_login" or "credential_last_changed" or "modified_time";

    /// <summary>RFC 3339 in UTC with <c>Z</c>, as section 3.2 of the standard wants it.</summary>
    public static bool TryMoment(string text, out DateTimeOffset moment)
    {
        moment = default;
        return text.Length <= 40 && Moment().IsMatch(text)
            && DateTimeOffset.TryParse(Shortened(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);
    }

    /// <summary>Created and modified are precise to the millisecond.</summary>
    public static bool HasMilliseconds(string text) => text.Length >= 24 && text[^5..^1].All(c => char.IsAsciiDigit(c) || c == '.') && text.Contains('.', StringComparison.Ordinal);

    /// <summary>An id: a type and a UUID of RFC 9562, in ASCII lower case.</summary>
    public static bool IsId(string id) => id.Length is > 38 and < 290 && Id().IsMatch(id);

    /// <summary>The type that an id names.</summary>
    public static string TypeOf(string id) => id.IndexOf("--", StringComparison.Ordinal) is > 0 and var at ? id[..at] : "";

    /// <summary>A name of a type.</summary>
    public static bool IsTypeName(string name) => name.Length is >= 3 and <= 250 && TypeName().IsMatch(name);

    /// <summary>A name of a property.</summary>
    public static bool IsPropertyName(string name) => name == "id" || (name.Length is >= 3 and <= 250 && PropertyName().IsMatch(name));

    /// <summary>An absolute URI of RFC 3986.</summary>
    public static bool IsUri(string text) => text.Length <= 65_536 && Scheme().IsMatch(text) && text.AsSpan().IndexOfAny(NotInUri) < 0 && text.All(char.IsAscii);

    /// <summary>A mail address without a display name.</summary>
    public static bool IsMailbox(string text) => text.Length <= 320 && Mailbox().IsMatch(text);

    /// <summary>A host name, internationalised or not.</summary>
    public static bool IsHost(string text)
    {
        if (text.Length is 0 or > Longest || text.Any(c => char.IsWhiteSpace(c) || c is '/' or ':' or '@' or '?' or '#'))
            return false;
        try
        {
            string ascii = new IdnMapping().GetAscii(text.TrimEnd('.'));
            return ascii.Length <= 253 && ascii.Split('.').All(l => l.Length is > 0 and <= 63);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // .NET reads seven decimals of a second.
    private static string Shortened(string text)
    {
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && text.Length - dot > 9 ? text[..(dot + 8)] + "Z" : text.Replace(":60Z", ":59Z", StringComparison.Ordinal).Replace(":60.", ":59.", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^[0-9]{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9]|60)(\.[0-9]+)?Z\z", RegexOptions.CultureInvariant)]
    private static partial Regex Moment();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]*--[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Id();

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*-?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"^[a-z0-9_]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex PropertyName();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]*:.", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^[^\s@<>]+@[^\s@<>]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Mailbox();
}
