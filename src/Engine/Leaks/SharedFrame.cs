namespace Tocsin.Engine.Leaks;

/// <summary>The frame that two texts have in common: how both begin and how both end, such as a letterhead, a footer or a signature.</summary>
/// <remarks>
/// Two issues of a newsletter, or two mails of a list, begin and end alike, and neither comes from the other. A gram belongs to the frame when
/// from the text's begin or end to it, in both texts, no gap is longer than 150 letters or a twentieth; a phrase that recurs keeps its first
/// ordinal and breaks no frame. What is longer than 600 letters and a quarter of the text is no frame. What a text shares between its frame is
/// a passage.
/// </remarks>
internal readonly struct SharedFrame
{
    // Letters that may differ within a frame: an address, a date, a name; in a long text, a list of titles.
    private const int Reach = 150;
    private const int ReachPart = 20;

    // More than that in common is no frame: a forger may keep the first half of a true mail.
    private const int Longest = 600;
    private const int LongestPart = 4;

    // Winnowing chooses about one gram in six letters.
    private const int LettersAPrint = 6;

    private readonly int _head;
    private readonly int _foot;

    private SharedFrame(int head, int foot) => (_head, _foot) = (head, foot);

    /// <summary>No frame.</summary>
    public static SharedFrame None(int grams) => new(0, grams);

    /// <summary>Finds it among the grams that are common, in the order of the dump.</summary>
    public static SharedFrame Of(IReadOnlyList<(int Found, int Ordinal)> grams, IReadOnlyList<MatchedGram> found, int symbols, int fingerprints)
    {
        int head = 0, foot = grams.Count;
        int reach = Math.Max(Reach, symbols / ReachPart), prints = Math.Max(Reach / LettersAPrint, fingerprints / ReachPart);
        for (int i = 0, at = 0, ordinal = 0; i < grams.Count && found[grams[i].Found].At - at <= reach; i++)
        {
            if (Math.Abs(grams[i].Ordinal - ordinal) > prints)
                continue;
            (at, ordinal) = (found[grams[i].Found].At, grams[i].Ordinal);
            head = i + 1;
        }

        for (int i = grams.Count - 1, at = symbols, ordinal = fingerprints; i >= head && at - found[grams[i].Found].At <= reach; i--)
        {
            if (Math.Abs(ordinal - grams[i].Ordinal) > prints)
                continue;
            (at, ordinal) = (found[grams[i].Found].At, grams[i].Ordinal);
            foot = i;
        }

        int most = Math.Max(Longest, symbols / LongestPart);
        return new SharedFrame(
            head > 0 && found[grams[head - 1].Found].At > most ? 0 : head,
            foot < grams.Count && symbols - found[grams[foot].Found].At > most ? grams.Count : foot);
    }

    /// <summary>True when the gram of this number belongs to it.</summary>
    public bool Holds(int gram) => gram < _head || gram >= _foot;
}
