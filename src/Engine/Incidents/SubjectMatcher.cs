using System.Text;
using Tocsin.Engine.Domains;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Incidents;

/// <summary>Says which protected subjects a post touches.</summary>
/// <remarks>A post touches a subject when its text holds the name or an alias as whole words, when it links to one of its domains
/// or account pages, mentions an account of its platform with @, or uses a hashtag; the words of a camel-case hashtag count
/// as text. Case, accents and hyphens do not matter (<see cref="LetterFold"/>). Being the author is not touching. Scripts
/// written without spaces have no word boundaries to respect.</remarks>
internal sealed class SubjectMatcher
{
    private readonly record struct Pattern(int Subject, string? Platform);

    private readonly AddressIndex addresses = new();
    private readonly Dictionary<string, List<int>> hashtags = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> tags = new(StringComparer.Ordinal);
    private readonly List<Pattern> patterns = [];
    private readonly AhoCorasick automaton;
    private char[] buffer = new char[1024];

    public SubjectMatcher(IReadOnlyList<ProtectedSubject> subjects)
    {
        Subjects = subjects;
        var texts = new List<string>();
        for (int s = 0; s < subjects.Count; s++)
        {
            addresses.Add(s, subjects[s].Domains, subjects[s].Accounts);
            foreach (string name in subjects[s].Aliases.Prepend(subjects[s].Name))
                Add(texts, name, new Pattern(s, null));
            foreach (string account in subjects[s].Accounts)
            {
                int colon = account.IndexOf(':', StringComparison.Ordinal);
                if (colon > 0)
                    Add(texts, "@" + account[(colon + 1)..], new Pattern(s, account[..colon]));
            }
            foreach (string tag in subjects[s].Hashtags)
                AddHashtag(LetterFold.Fold(tag), s);
        }
        automaton = new AhoCorasick(texts);
    }

    public IReadOnlyList<ProtectedSubject> Subjects { get; }

    /// <summary>Adds the subjects a post touches to a set, as indexes into <see cref="Subjects"/>.</summary>
    public void Find(IncidentPost post, HashSet<int> into)
    {
        FindInText(post.Text, post.Platform, into);
        foreach (string link in post.Links)
            addresses.Find(link, into);
        foreach (string tag in post.Hashtags)
            into.UnionWith(OfTag(tag));
        // The text keeps the capitals of its hashtags, which sources fold away.
        ReadOnlySpan<char> text = post.Text;
        for (int hash = text.IndexOf('#'); hash >= 0; hash = text.IndexOf('#'))
        {
            text = text[(hash + 1)..];
            int end = 0;
            while (end < text.Length && Continues(text[end], handle: true))
                end++;
            if (end > 0)
                into.UnionWith(OfTag(text[..end]));
        }
    }

    /// <summary>The subjects of a hashtag; the few hashtags of a campaign come again and again.</summary>
    private int[] OfTag(ReadOnlySpan<char> tag)
    {
        var known = tags.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(tag, out int[]? found))
            return found;
        var owners = new HashSet<int>();
        if (hashtags.TryGetValue(LetterFold.Fold(tag), out List<int>? exact))
            owners.UnionWith(exact);
        FindInText(Words(tag), "", owners);
        found = [.. owners];
        known[tag] = found;
        return found;
    }

    private void Add(List<string> texts, string text, Pattern pattern)
    {
        string folded = LetterFold.Fold(text);
        if (folded.Length == 0)
            return;
        texts.Add(folded);
        patterns.Add(pattern);
    }

    private void AddHashtag(string folded, int subject)
    {
        if (!hashtags.TryGetValue(folded, out List<int>? owners))
            hashtags[folded] = owners = [];
        owners.Add(subject);
    }

    private void FindInText(string text, string platform, HashSet<int> into)
    {
        if (buffer.Length < text.Length * 2)
            buffer = new char[text.Length * 2];
        ReadOnlySpan<char> folded = buffer.AsSpan(0, LetterFold.Fold(text, buffer));
        foreach (AhoCorasick.Occurrence found in automaton.Find(folded))
        {
            Pattern pattern = patterns[found.Pattern];
            bool handle = pattern.Platform is not null;
            if (IsWhole(folded, found.Start, found.Length, handle) && (!handle || platform.Length == 0 || pattern.Platform == platform))
                into.Add(pattern.Subject);
        }
    }

    private static bool IsWhole(ReadOnlySpan<char> text, int start, int length, bool handle)
    {
        int end = start + length;
        bool before = start == 0 || !Continues(text[start - 1], handle) || !NeedsBoundary(text[start]);
        bool after = end == text.Length || !Continues(text[end], handle) || !NeedsBoundary(text[end - 1]);
        return before && after;
    }

    private static bool Continues(char c, bool handle) => char.IsLetterOrDigit(c) || (handle && c == '_');

    /// <summary>False for signs and for scripts that do not part words: Thai to Tibetan, Myanmar, Khmer, kana and Han.</summary>
    private static bool NeedsBoundary(char c) =>
        (char.IsLetterOrDigit(c) || c is '@' or '_') && c is not ((>= '\u0E00' and <= '\u109F') or (>= '\u1780' and <= '\u17FF') or (>= '\u3040' and <= '\u9FFF'));

    /// <summary>"MacronLeaks" as "Macron Leaks", "Vote4Brandt" as "Vote 4 Brandt".</summary>
    private static string Words(ReadOnlySpan<char> tag)
    {
        var words = new StringBuilder(tag.Length + 8);
        for (int i = 0; i < tag.Length; i++)
        {
            bool hump = i > 0 && ((char.IsUpper(tag[i]) && !char.IsUpper(tag[i - 1])) || char.IsDigit(tag[i]) != char.IsDigit(tag[i - 1]));
            if (hump || tag[i] == '_')
                words.Append(' ');
            words.Append(tag[i] == '_' ? ' ' : tag[i]);
        }
        return words.ToString();
    }
}
