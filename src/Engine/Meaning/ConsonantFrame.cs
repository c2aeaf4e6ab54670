namespace Tocsin.Engine.Meaning;

/// <summary>The consonants of a Latin word as they sound, roughly: what stays of a word when languages borrow it.</summary>
/// <remarks>"symposium", "simposio" and "simpozium" have frames that begin alike. In the manner of Soundex, for many languages at once: coarse on purpose.</remarks>
internal static class ConsonantFrame
{
    /// <summary>Letters of a frame that are compared.</summary>
    public const int Length = 4;

    // Longest first; each is one sound, or two.
    private static readonly (byte[] Letters, byte[] Sounds)[] Groups =
    [
        ("shch"u8.ToArray(), "s"u8.ToArray()), ("tsch"u8.ToArray(), "s"u8.ToArray()), ("sch"u8.ToArray(), "s"u8.ToArray()),
        ("ch"u8.ToArray(), "k"u8.ToArray()), ("ck"u8.ToArray(), "k"u8.ToArray()), ("ph"u8.ToArray(), "f"u8.ToArray()),
        ("th"u8.ToArray(), "t"u8.ToArray()), ("sh"u8.ToArray(), "s"u8.ToArray()), ("zh"u8.ToArray(), "s"u8.ToArray()),
        ("ts"u8.ToArray(), "s"u8.ToArray()), ("qu"u8.ToArray(), "k"u8.ToArray()), ("gh"u8.ToArray(), "g"u8.ToArray()),
    ];

    /// <summary>Writes the frame of a word of lower-case ASCII letters and returns its length.</summary>
    /// <param name="word">The word.</param>
    /// <param name="frame">Room for <see cref="Length"/> letters.</param>
    public static int Write(ReadOnlySpan<byte> word, Span<byte> frame)
    {
        int length = 0;
        if (!word.IsEmpty && IsVowel(word[0]))
            frame[length++] = (byte)'a';
        for (int i = 0; i < word.Length && length < Length;)
        {
            var (letters, sounds) = Sounds(word[i..]);
            foreach (byte sound in sounds)
            {
                if (length < Length && (length == 0 || frame[length - 1] != sound))
                    frame[length++] = sound;
            }

            i += letters;
        }

        return length;
    }

    private static (int Letters, byte[] Sounds) Sounds(ReadOnlySpan<byte> rest)
    {
        if (rest.Length > 1 && "cgpqstz"u8.Contains(rest[0]))
        {
            foreach (var (letters, sounds) in Groups)
            {
                if (rest.StartsWith(letters))
                    return (letters.Length, sounds);
            }
        }

        return (1, Single[rest[0] - 'a']);
    }

    private static readonly byte[][] Single = [.. Enumerable.Range('a', 26).Select(c => (char)c switch
    {
        'h' => Array.Empty<byte>(),
        'c' or 'q' => "k"u8.ToArray(),
        'v' or 'w' => "f"u8.ToArray(),
        'z' => "s"u8.ToArray(),
        'x' => "ks"u8.ToArray(),
        _ when IsVowel((byte)c) => [],
        _ => [(byte)c],
    })];

    private static bool IsVowel(byte b) => b is (byte)'a' or (byte)'e' or (byte)'i' or (byte)'o' or (byte)'u' or (byte)'y' or (byte)'j';
}
