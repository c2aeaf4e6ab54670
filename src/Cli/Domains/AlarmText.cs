using Tocsin.Engine.Lookalikes;

namespace Tocsin.Cli.Domains;

/// <summary>Says in words why a name alarmed and how grave that is.</summary>
internal static class AlarmText
{
    /// <summary>Stable name of a kind for files: lower case with hyphens.</summary>
    public static string Code(LookalikeKind kind) => kind switch
    {
        LookalikeKind.SameLabel => "same-label",
        LookalikeKind.Homoglyph => "homoglyph",
        LookalikeKind.Repetition => "repetition",
        LookalikeKind.Hyphenation => "hyphenation",
        LookalikeKind.Omission => "omission",
        LookalikeKind.Transposition => "transposition",
        LookalikeKind.Replacement => "replacement",
        LookalikeKind.Insertion => "insertion",
        LookalikeKind.Addition => "addition",
        LookalikeKind.BitFlip => "bit-flip",
        LookalikeKind.VowelSwap => "vowel-swap",
        LookalikeKind.Plural => "plural",
        LookalikeKind.Phonetic => "phonetic",
        LookalikeKind.Edit => "edit",
        LookalikeKind.VisualEdit => "visual-edit",
        LookalikeKind.Dotting => "dotting",
        LookalikeKind.Joined => "joined",
        LookalikeKind.LureWord => "lure-word",
        LookalikeKind.Inside => "inside",
        LookalikeKind.SubDomain => "sub-domain",
        LookalikeKind.FullNamePrefix => "full-name-prefix",
        LookalikeKind.SuffixLookalike => "suffix-lookalike",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "BUG: a kind without a code"),
    };

    /// <summary>high, medium or low.</summary>
    public static string Risk(in LookalikeMatch match) => match.Score >= 0.8 ? "high" : match.Score >= 0.6 ? "medium" : "low";

    /// <summary>Why the name alarmed, the main reason first.</summary>
    public static IReadOnlyList<string> Reasons(LookalikeIndex index, in LookalikeMatch match)
    {
        var name = index.Names[match.Name];
        var reasons = new List<string> { Shape(match.Kind, name) };
        if (match.OtherSuffix && match.Kind is not (LookalikeKind.SameLabel or LookalikeKind.SubDomain or LookalikeKind.FullNamePrefix))
            reasons.Add(name.Suffix.Length > 0 ? $"under another suffix than .{name.Suffix}" : "under a suffix of its own");
        if (match.International)
            reasons.Add("written with letters beyond ASCII");
        if (match.Lured && match.Kind != LookalikeKind.LureWord)
            reasons.Add("beside words that lure people to log in or to trust");
        if (match.Others > 0)
            reasons.Add(match.Others == 1 ? "resembles another protected name too" : $"resembles {match.Others} more protected names");
        var (inside, edits) = index.SampleAlarms(match.Name);
        if (match.Kind == LookalikeKind.Inside && inside > 0)
            reasons.Add($"weakened: {inside} of the 100,000 ordinary names of the sample contain this name too");
        if (match.Kind is LookalikeKind.Edit && edits > 0)
            reasons.Add($"weakened: {edits} of the ordinary names of the sample are one edit away too");
        return reasons;
    }

    private static string Shape(LookalikeKind kind, ProtectedName name) => kind switch
    {
        LookalikeKind.SameLabel => $"the exact label {name.Label} under another suffix",
        LookalikeKind.Homoglyph => $"looks like {name.Host} in the address bar",
        LookalikeKind.Repetition => $"{name.Label} with a letter repeated",
        LookalikeKind.Hyphenation => $"{name.Label} with a hyphen put in",
        LookalikeKind.Omission => $"{name.Label} with a letter left out",
        LookalikeKind.Transposition => $"{name.Label} with two letters exchanged",
        LookalikeKind.Replacement => $"{name.Label} with a letter replaced by its neighbour on a keyboard",
        LookalikeKind.Insertion => $"{name.Label} with a neighbouring key hit as well",
        LookalikeKind.Addition => $"{name.Label} with a letter or digit added",
        LookalikeKind.BitFlip => $"{name.Label} with one bit flipped",
        LookalikeKind.VowelSwap => $"{name.Label} with a vowel exchanged",
        LookalikeKind.Plural => $"{name.Label} as a plural",
        LookalikeKind.Phonetic => $"{name.Label} spelt as it sounds",
        LookalikeKind.Edit => $"one edit from {name.Label}",
        LookalikeKind.VisualEdit => $"looks like {name.Label} but for one letter",
        LookalikeKind.Dotting => $"{name.Label} with a dot put in",
        LookalikeKind.Joined => $"{name.Host} written without its dots",
        LookalikeKind.LureWord => $"{Subject(name)} beside words that lure people to log in or to trust",
        LookalikeKind.Inside => $"{Subject(name)} inside a longer label",
        LookalikeKind.SubDomain => $"{name.Label} as a sub-domain of another domain",
        LookalikeKind.FullNamePrefix => $"{name.Host} in front of another domain",
        LookalikeKind.SuffixLookalike => $"a domain that looks like the suffix {name.Host}",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "BUG: a kind without words"),
    };

    private static string Subject(ProtectedName name) => name.Label.Length > 0 ? name.Label : name.Host;
}
