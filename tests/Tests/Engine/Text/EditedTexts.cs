using System.Text;

namespace Tocsin.Tests.Engine.Text;

/// <summary>Made-up sentences and copies of them with words changed, dropped, added and mistyped.</summary>
internal static class EditedTexts
{
    private static readonly string[] Syllables =
        ["ka", "lo", "mir", "ten", "su", "vor", "pel", "da", "ri", "shu", "gan", "bo", "nek", "il", "tra", "fe", "zu", "hol", "wen", "ap"];

    public static IEnumerable<byte[]> Originals(int count, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
            yield return Bytes(Words(random, 8 + random.Next(25)));
    }

    /// <summary>An original and a copy with none to ten edits.</summary>
    public static IEnumerable<(byte[] A, byte[] B)> Pairs(int count, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            var words = Words(random, 8 + random.Next(25));
            yield return (Bytes(words), Bytes(Edit(words, random.Next(11), random)));
        }
    }

    public static List<string> Words(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => Word(random))];

    public static List<string> Edit(List<string> words, int edits, Random random)
    {
        List<string> copy = [.. words];
        for (int e = 0; e < edits && copy.Count > 4; e++)
        {
            int at = random.Next(copy.Count);
            switch (random.Next(4))
            {
                case 0:
                    copy[at] = Word(random);
                    break;
                case 1:
                    copy.RemoveAt(at);
                    break;
                case 2:
                    copy.Insert(at, Word(random));
                    break;
                default:
                    copy[at] = copy[at].Remove(random.Next(copy[at].Length), 1) + "x";
                    break;
            }
        }

        return copy;
    }

    public static byte[] Bytes(IEnumerable<string> words) => Encoding.UTF8.GetBytes(string.Join(' ', words));

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Syllables[random.Next(Syllables.Length)]));
}
