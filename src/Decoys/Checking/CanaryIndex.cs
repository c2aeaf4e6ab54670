using System.Buffers;
using System.Text;

namespace Tocsin.Decoys.Checking;

/// <summary>Finds all canaries of a store in a folded text in one pass.</summary>
/// <remarks>
/// Karp and Rabin (IBM J. Res. Dev. 31, 1987): a hash of the next seven symbols rolls along, a bitmap of 2^20 bits turns away nearly every
/// place, and what is left is compared. O(text + hits), whatever the number of canaries. Read-only once made: any number of threads.
/// </remarks>
internal sealed class CanaryIndex
{
    private const int Gram = 7;
    private const int Bits = 20;
    private const uint Base = 0x01000193;
    private static readonly uint Leaving = Power(Base, Gram - 1);
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal) { ["fr"] = "33", ["en"] = "44", ["de"] = "49" };
    private static readonly SearchValues<char> SumCharacters = SearchValues.Create("0123456789 .,'’\u00A0\u202F");
    private readonly Dictionary<uint, List<CanaryPattern>> _patterns = [];
    private readonly ulong[] _bitmap = new ulong[(1 << Bits) / 64];

    public CanaryIndex(IReadOnlyList<Decoy> decoys)
    {
        for (int i = 0; i < decoys.Count; i++)
        {
            foreach (var canary in decoys[i].Canaries)
            {
                foreach (string form in Forms(canary, decoys[i]).Select(CanaryFold.Key).Distinct(StringComparer.Ordinal))
                    Add(new CanaryPattern(i, canary, form));
            }
        }
    }

    /// <summary>Finds canaries.</summary>
    /// <param name="folded">The text folded.</param>
    /// <param name="text">The text itself.</param>
    /// <param name="hit">Takes each canary with its place and length in the text.</param>
    public void Find(FoldedCharacters folded, ReadOnlySpan<char> text, Action<CanaryPattern, int, int> hit)
    {
        var symbols = folded.Symbols;
        uint hash = 0;
        for (int i = 0; i < symbols.Length; i++)
        {
            if (i >= Gram)
                hash -= symbols[i - Gram] * Leaving;
            hash = (hash * Base) + symbols[i];
            if (i < Gram - 1 || !Marked(hash) || folded.Glued(i - Gram + 1) || !_patterns.TryGetValue(hash, out var patterns))
                continue;
            int at = i - Gram + 1;
            foreach (var pattern in patterns)
            {
                int end = at + pattern.Symbols.Length;
                if (end > symbols.Length || (end < symbols.Length && folded.Glued(end)) || !symbols[at..end].SequenceEqual(pattern.Symbols))
                    continue;
                int from = folded.Place(at), to = folded.Place(end - 1) + 1;
                if (pattern.Canary.Kind != CanaryKind.Figure || LooksLikeSum(text[from..to]))
                    hit(pattern, from, to - from);
            }
        }
    }

    // As it is written, and as protocols and people write it.
    private static IEnumerable<string> Forms(Canary canary, Decoy decoy)
    {
        string value = canary.Value;
        switch (canary.Kind)
        {
            case CanaryKind.Link:
                // A server's log has no host, and no other link ends so.
                yield return value[(value.LastIndexOf('/') + 1)..];
                break;
            case CanaryKind.Address:
                // However the rest is written: "at", "[at]", another domain by mistake.
                yield return value[..value.IndexOf('@', StringComparison.Ordinal)];
                yield return value[..value.IndexOf('@', StringComparison.Ordinal)].Replace(".", " dot ", StringComparison.Ordinal);
                break;
            case CanaryKind.MessageId:
                yield return value[..value.IndexOf('@', StringComparison.Ordinal)];
                break;
            case CanaryKind.Phone:
                yield return value;
                if (Prefixes.TryGetValue(decoy.Language, out string? prefix))
                {
                    yield return prefix + value[1..];
                    yield return $"00{prefix}{value[1..]}";
                    yield return $"{prefix}(0){value[1..]}";
                }

                break;
            case CanaryKind.Login:
                yield return value;
                yield return Encoded(value);
                foreach (var password in decoy.Canaries.Where(c => c.Kind == CanaryKind.Password))
                {
                    // HTTP Basic (RFC 7617) and SASL PLAIN (RFC 4616).
                    yield return Encoded($"{value}:{password.Value}");
                    yield return Encoded($"\0{value}\0{password.Value}");
                }

                break;
            case CanaryKind.Password:
                yield return value;
                yield return Encoded(value);
                break;
            default:
                yield return value;
                break;
        }
    }

    private static string Encoded(string value) => Convert.ToBase64String(Encoding.UTF8.GetBytes(value)).TrimEnd('=');

    // 48 317,62 and 48,317.62, but not 4831762.
    private static bool LooksLikeSum(ReadOnlySpan<char> text) => text.Length > 4 && text[^3] is '.' or ',' && !text.ContainsAnyExcept(SumCharacters);

    private void Add(CanaryPattern pattern)
    {
        if (pattern.Symbols.Length < Gram)
            return;
        uint hash = 0;
        for (int i = 0; i < Gram; i++)
            hash = (hash * Base) + pattern.Symbols[i];
        uint bit = Mix(hash);
        _bitmap[bit >> 6] |= 1UL << (int)(bit & 63);
        if (!_patterns.TryGetValue(hash, out var list))
            _patterns[hash] = list = [];
        list.Add(pattern);
    }

    private bool Marked(uint hash)
    {
        uint bit = Mix(hash);
        return (_bitmap[bit >> 6] >> (int)(bit & 63) & 1) != 0;
    }

    private static uint Mix(uint hash) => (hash * 0x9E3779B1) >> (32 - Bits);

    private static uint Power(uint value, int exponent)
    {
        uint power = 1;
        for (int i = 0; i < exponent; i++)
            power *= value;
        return power;
    }
}
