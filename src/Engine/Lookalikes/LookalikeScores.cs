namespace Tocsin.Engine.Lookalikes;

/// <summary>
/// How strong a resemblance is: 0 to 1, with the alarm at <see cref="Alarm"/>. Set once for all protected names, from the shapes of real
/// clones and attacks and the rate of each shape among newly registered names (docs/detectors/lookalike-domains.md).
/// </summary>
internal static class LookalikeScores
{
    /// <summary>From here on a resemblance is an alarm.</summary>
    public const double Alarm = 0.5;

    /// <summary>A protected host inside a host, or one that looks the same.</summary>
    public const double Host = 0.95;

    /// <summary>A protected host without the dot before it, after lure words.</summary>
    public const double LuredTail = 0.85;

    /// <summary>A protected host without the dot before it.</summary>
    public const double Tail = 0.7;

    // Sample of 100,000: a label found inside more of them than this is a part of ordinary words.
    private const int CommonInside = 4;
    private const int CommonEdits = 2;

    /// <summary>The registrable label is, or becomes by permutation, the protected label.</summary>
    public static double OfLabel(ProtectedForm form, LookalikeKind kind, bool otherSuffix, bool international)
    {
        int length = form.Label.Length;
        double score = form.Role switch
        {
            FormRole.Label => OfOwnLabel(form, kind, otherSuffix, length),
            FormRole.SuffixLabel => otherSuffix ? 0 : OfOwnLabel(form, kind, otherSuffix, length),
            FormRole.Short => kind is LookalikeKind.SameLabel or LookalikeKind.Homoglyph ? 0.6 : 0,
            _ => kind is LookalikeKind.SameLabel or LookalikeKind.Homoglyph && length >= 5 && form.SampleInside <= CommonInside ? 0.6 : 0,
        };
        return international && score > 0 ? Math.Min(0.98, score + 0.1) : score;
    }

    /// <summary>A label before the registrable domain is, or looks like, the protected label.</summary>
    public static double OfSubLabel(ProtectedForm form, LookalikeKind kind, bool international)
    {
        bool same = kind is LookalikeKind.SameLabel or LookalikeKind.Homoglyph;
        if (!same || form.Role is FormRole.Sub or FormRole.Short or FormRole.SuffixLabel)
            return 0;
        double score = form.Label.Length >= 6 ? 0.65 : form.Label.Length >= 4 ? 0.55 : 0;
        return international ? score + 0.1 : score;
    }

    /// <summary>The registrable label holds the protected label.</summary>
    public static double OfInside(ProtectedForm form, bool bounded, bool lured, bool otherSuffix, int rest, bool atEnd, bool international)
    {
        int length = form.Label.Length;
        bool common = form.SampleInside > CommonInside;
        double score = form.Role switch
        {
            FormRole.Label => OfWord(length, bounded, lured, common, otherSuffix, rest, atEnd),
            _ => 0,
        };
        return international && score > 0 ? score + 0.05 : score;
    }

    /// <summary>A label before the registrable domain holds the protected label between hyphens.</summary>
    public static double OfInsideSubLabel(ProtectedForm form, bool bounded, bool lured) =>
        form.Role == FormRole.Label && bounded && form.Label.Length >= (lured ? 4 : 6) ? (lured ? 0.6 : 0.5) : 0;

    /// <summary>A protected host written as one without its dots.</summary>
    /// <param name="length">Letters of the host without dots.</param>
    /// <param name="whole">It is the whole label.</param>
    /// <param name="bounded">It stands between hyphens or the ends of the label.</param>
    public static double OfJoined(int length, bool whole, bool bounded) =>
        (whole && length >= 5) || (bounded && length >= 6) ? 0.85 : length >= 9 ? 0.7 : 0;

    private static double OfOwnLabel(ProtectedForm form, LookalikeKind kind, bool otherSuffix, int length)
    {
        if (kind == LookalikeKind.SameLabel)
            return length >= 5 ? 0.9 : length >= 3 ? 0.8 : 0;
        if (kind == LookalikeKind.Dotting)
            return otherSuffix || length < 3 ? 0 : length < 4 ? 0.55 : 0.8;
        if (!otherSuffix)
            return kind is LookalikeKind.Edit or LookalikeKind.VisualEdit ? (length >= 6 ? 0.7 : 0.55) : length >= 3 ? 0.75 : 0;
        bool common = form.SampleEdits > CommonEdits;
        return kind switch
        {
            LookalikeKind.Homoglyph => length >= 6 ? 0.8 : length >= 4 ? 0.65 : length == 3 ? 0.55 : 0,
            LookalikeKind.Repetition or LookalikeKind.Hyphenation => length >= 5 ? 0.7 : length >= 3 ? 0.55 : 0,
            LookalikeKind.Phonetic => length >= 6 ? 0.7 : length >= 3 ? 0.5 : 0,
            LookalikeKind.VisualEdit => length >= 8 ? 0.6 : 0,
            _ => length >= 7 ? 0.65 : length >= 5 && !common ? 0.55 : 0,
        };
    }

    private static double OfWord(int length, bool bounded, bool lured, bool common, bool otherSuffix, int rest, bool atEnd)
    {
        if (lured && bounded)
            return length >= 3 ? (length >= 5 ? 0.8 : 0.7) : otherSuffix ? 0 : 0.6;
        if (lured)
            return length >= 5 ? 0.7 : length >= 3 && atEnd && rest >= (common ? 7 : 4) ? 0.55 : 0;
        if (bounded)
            return length >= 6 ? 0.6 : length >= 4 && !common ? 0.55 : 0;
        if (common)
            return 0;
        return length >= 8 ? 0.55 : length >= 6 || (length == 5 && atEnd) ? 0.5 : 0;
    }
}
