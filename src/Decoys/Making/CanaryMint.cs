using System.Globalization;
using Tocsin.Decoys.Checking;

namespace Tocsin.Decoys.Making;

/// <summary>Makes strings that stand nowhere else: tried against all canaries of the store until new.</summary>
internal sealed class CanaryMint
{
    private const string Readable = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";
    private const int Tries = 10_000;
    private static readonly string[] Paths = ["s", "index.php/s", "share", "d", "view", "files"];
    private readonly Entropy _entropy;
    private readonly HashSet<string> _taken;
    private readonly HashSet<string> _ids;

    public CanaryMint(Entropy entropy, DecoyStore store)
    {
        _entropy = entropy;
        _taken = new(store.Decoys.SelectMany(d => d.Canaries).Select(c => Key(c.Value)), StringComparer.Ordinal);
        _ids = new(store.Decoys.Select(d => d.Id), StringComparer.Ordinal);
    }

    public string Id()
    {
        while (true)
        {
            string id = _entropy.Letters(5, "abcdefghjkmnpqrstuvwxyz23456789");
            if (_ids.Add(id))
                return id;
        }
    }

    // 14 of 55 characters: 80 bits, 60 after folding.
    public Canary Link(string host) => New(CanaryKind.Link, () => $"https://{host}/{_entropy.Pick(Paths)}/{Token(14)}")!;

    public Canary Address(Persona who, string domain) => New(CanaryKind.Address, () =>
        $"{Latin.Of(who.Given)}.{Latin.Of(who.Surname)}{_entropy.Between(11, 9999).ToString(CultureInfo.InvariantCulture)}@{domain}")!;

    public Canary Login(Persona who) => New(CanaryKind.Login, () =>
        $"{Latin.Of(who.Given)[0]}{Latin.Of(who.Surname)}{_entropy.Between(1000, 9999).ToString(CultureInfo.InvariantCulture)}")!;

    public Canary Password() => New(CanaryKind.Password, () => $"{Token(6)}-{Token(5)}-{Token(5)}")!;

    public Canary MessageId(string domain) => New(CanaryKind.MessageId, () => Uuid(_entropy.Bytes(16)) + "@" + domain)!;

    // Letters at both ends, so that it cannot be part of a longer number.
    public Canary Reference() => New(CanaryKind.Reference, () =>
        $"{_entropy.Letters(2, Letters).ToUpperInvariant()}-{_entropy.Between(10000, 99999).ToString(CultureInfo.InvariantCulture)}/{_entropy.Letters(3, Letters).ToUpperInvariant()}")!;

    public Canary Figure(Func<decimal, string> money) => New(CanaryKind.Figure, () => money(_entropy.Between(1_000_011, 98_999_989) / 100m))!;

    /// <summary>A number kept for fiction; null where the country has none, or all are used.</summary>
    public Canary? Phone(string language)
    {
        string[] ranges = [.. PhraseBook.Lines("fiction-phones").Where(l => l.StartsWith(language + " ", StringComparison.Ordinal)).Select(l => l[3..])];
        return ranges.Length == 0 ? null : New(CanaryKind.Phone, () => string.Concat(_entropy.Pick(ranges).Select(c => c == 'd' ? (char)('0' + _entropy.Below(10)) : c)), 200);
    }

    private string Token(int length) => _entropy.Letters(1, Letters) + _entropy.Letters(length - 1, Readable);

    private Canary? New(CanaryKind kind, Func<string> make, int tries = Tries)
    {
        for (int i = 0; i < tries; i++)
        {
            string value = make();
            if (_taken.Add(Key(value)))
                return new Canary(kind, value);
        }

        return tries < Tries ? null : throw new InvalidOperationException($"BUG: no new {kind} in {tries} tries");
    }

    // Two that fold alike could not be told apart in a scan.
    private static string Key(string value) => CanaryFold.Key(value);

    private static string Uuid(byte[] bytes)
    {
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        string hex = Convert.ToHexStringLower(bytes);
        return $"{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}";
    }
}
