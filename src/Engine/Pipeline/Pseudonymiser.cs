using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Pipeline;

/// <summary>Replaces account names, post ids and mentions by keyed pseudonyms before a report leaves the engine.</summary>
/// <remarks>
/// HMAC-SHA-256 cut to 60 bits, in base32. Without a key file the key is drawn from the posts themselves: whoever holds the
/// data can recompute it (and needs no pseudonyms), nobody else can, and the same input gives the same pseudonyms. The words
/// of a text stay as they are and may lead a search engine to the author; docs/outputs.md says so.
/// </remarks>
public sealed partial class Pseudonymiser
{
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    private readonly byte[] _key;
    private readonly SortedDictionary<string, string> _table = new(StringComparer.Ordinal);

    /// <summary>Creates one with a key of the user's.</summary>
    public Pseudonymiser(ReadOnlySpan<byte> key) => _key = SHA256.HashData([.. "tocsin pseudonyms v1\n"u8, .. key]);

    /// <summary>Creates one whose key is drawn from the posts.</summary>
    public static Pseudonymiser FromPosts(PostTable table)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("tocsin key from posts v1\n"u8);
        foreach (var segment in table.Segments)
        {
            hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(segment.Time.AsSpan(0, segment.Count)));
            hash.AppendData(segment.Arena);
        }

        return new Pseudonymiser(hash.GetHashAndReset());
    }

    /// <summary>Pseudonyms handed out so far with the names behind them. Keep it apart from what is published.</summary>
    public IReadOnlyDictionary<string, string> Table => _table;

    /// <summary>The pseudonym of an account.</summary>
    public string Account(string name)
    {
        string pseudonym = "acct-" + Digest("account", name);
        _table[pseudonym] = name;
        return pseudonym;
    }

    /// <summary>The pseudonym of a post, whose id would lead to its author.</summary>
    public string Post(string id) => "post-" + Digest("post", id);

    /// <summary>Replaces every name in a finding.</summary>
    public Finding Apply(Finding finding) => finding with
    {
        Accounts = [.. finding.Accounts.Select(Apply)],
        Objects = [.. finding.Objects.Select(o => o with { Value = Value(o.Kind, o.Value), Example = o.Example is { } words ? Mask(words) : null })],
        Evidence = [.. finding.Evidence.Select(Apply)],
        Edges = [.. finding.Edges.Select(Apply).OrderBy(e => e.LogP).ThenBy(e => e.A, StringComparer.Ordinal).ThenBy(e => e.B, StringComparer.Ordinal).ThenBy(e => e.Trace, StringComparer.Ordinal)],
    };

    /// <summary>Replaces every name in an incident.</summary>
    public Incident Apply(Incident incident) => incident with
    {
        Accounts = [.. incident.Accounts.Select(Apply)],
        Samples = [.. incident.Samples.Select(Apply)],
    };

    /// <summary>Masks mentions and the account part of links to social platforms in a text.</summary>
    public static string Mask(string text) => PlatformLink().Replace(Mention().Replace(text, "@…"), "$1…");

    private Participant Apply(Participant participant) => participant with { Account = Account(participant.Account) };

    private EvidencePost Apply(EvidencePost post) => post with { Id = null, Account = Account(post.Account), Text = Mask(post.Text) };

    private Edge Apply(Edge edge)
    {
        string a = Account(edge.A), b = Account(edge.B);
        return string.CompareOrdinal(a, b) <= 0 ? edge with { A = a, B = b } : edge with { A = b, B = a };
    }

    private string Value(string kind, string value) =>
        kind == TraceKind.Reshare.Name() || kind == TraceKind.Reply.Name() ? Post(value)
        : kind == TraceKind.MentionSet.Name() ? string.Join(' ', value.Split(' ').Select(Account).Order(StringComparer.Ordinal))
        : kind == SharedObject.AccountKind ? Account(value)
        : Mask(value);

    private string Digest(string what, string name)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(what + "\n" + name), mac);
        ulong bits = BitConverter.ToUInt64(mac);
        return string.Create(12, bits, static (span, b) =>
        {
            for (int i = 0; i < span.Length; i++, b >>= 5)
                span[i] = Alphabet[(int)(b & 31)];
        });
    }

    // Privacy before wording: more is a mention here than the platforms link. Nothing in either pattern backtracks.
    [GeneratedRegex(@"(?<![A-Za-z0-9_])[@＠][\p{L}\p{N}_.-]+(?:@[\p{L}\p{N}.-]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Mention();

    // The rest of the address goes too: what follows the account (post, group, ?id=) leads back to it.
    [GeneratedRegex(
        @"((?<![\p{L}\p{N}-])(?:twitter\.com|x\.com|t\.me|telegram\.me|facebook\.com|fb\.com|instagram\.com|tiktok\.com|vk\.com|bsky\.app/profile|threads\.net|threads\.com|truthsocial\.com|youtube\.com/(?:channel|user|c)|reddit\.com/(?:u|user)|linkedin\.com/in)/|/users/)(?!i/status/|watch(?:[/?]|$))[^\s/?#""'<>)\]][^\s""'<>)\]]*",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PlatformLink();
}
