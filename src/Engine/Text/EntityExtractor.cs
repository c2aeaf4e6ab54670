using System.Buffers;
using System.Text;

namespace Tocsin.Engine.Text;

/// <summary>Finds links, hashtags and mentions in UTF-8 text: <c>foreach (var entity in new EntityExtractor(text))</c>.</summary>
/// <remarks>
/// Rules after Twitter's: a hashtag is letters, marks, digits and underscores of any script, not digits alone, and does not
/// stick to a word or an HTML entity; a mention is up to 30 ASCII letters, digits and underscores, with "@host" on the
/// fediverse and ".bsky.social" on Bluesky, and never part of an e-mail address; a link starts with http(s)://, with www.,
/// or with a well-known host and a path, and ends before sentence punctuation and unbalanced brackets. Entities do not
/// overlap and come in the order of the text. Never throws on any bytes; allocates nothing.
/// </remarks>
public ref struct EntityExtractor
{
    private static readonly SearchValues<byte> Triggers = SearchValues.Create([(byte)'#', (byte)'@', (byte)':', (byte)'.', 0xEF]);

    private readonly ReadOnlySpan<byte> _text;
    private int _at;
    private int _floor;

    /// <summary>Starts at the beginning of a text.</summary>
    public EntityExtractor(ReadOnlySpan<byte> utf8)
    {
        _text = utf8;
    }

    /// <summary>The entity found last.</summary>
    public Entity Current { get; private set; }

    /// <summary>This value itself, for foreach.</summary>
    public readonly EntityExtractor GetEnumerator() => this;

    /// <summary>Goes to the next entity; false at the end.</summary>
    public bool MoveNext()
    {
        while (true)
        {
            int next = _text[_at..].IndexOfAny(Triggers);
            if (next < 0)
                return false;
            _at += next;
            if (TryTake(_at))
                return true;
            _at++;
        }
    }

    private bool TryTake(int at) => _text[at] switch
    {
        (byte)'#' => TryHashtag(at, 1),
        (byte)'@' => TryMention(at, 1),
        0xEF => TryWideSign(at),
        _ => TryUrl(at),
    };

    private bool TryWideSign(int at)
    {
        var rest = _text[at..];
        if (rest.StartsWith("＃"u8))
            return TryHashtag(at, 3);
        return rest.StartsWith("＠"u8) && TryMention(at, 3);
    }

    private bool TryHashtag(int at, int signLength)
    {
        if (at > 0 && !MayPrecedeHashtag(_text[..at]))
            return false;
        int end = at + signLength;
        bool hasLetter = false;
        while (end < _text.Length && Rune.DecodeFromUtf8(_text[end..], out var rune, out int used) == OperationStatus.Done)
        {
            var kind = FoldTable.Class(FoldTable.Plain.Get(rune.Value));
            bool letter = kind is FoldClass.Letter or FoldClass.Expansion or FoldClass.Mark or FoldClass.ComposingMark or FoldClass.Jamo;
            if (!letter && rune.Value != '_' && kind is not (FoldClass.Digit or FoldClass.Dropped))
                break;
            hasLetter |= letter;
            end += used;
        }

        return hasLetter && Take(EntityKind.Hashtag, at, end - at, signLength);
    }

    private static bool MayPrecedeHashtag(ReadOnlySpan<byte> before)
    {
        byte last = before[^1];
        if (last < 0x80)
            return !EntityRules.IsNameByte(last) && last is not ((byte)'&' or (byte)'/');
        Rune.DecodeLastFromUtf8(before, out var rune, out _);
        return FoldTable.Class(FoldTable.Plain.Get(rune.Value)) is FoldClass.Space or FoldClass.Emoji or FoldClass.Dropped;
    }

    private bool TryMention(int at, int signLength)
    {
        int length = EntityRules.MentionLength(_text, at, signLength);
        return length > 0 && Take(EntityKind.Mention, at, length, signLength);
    }

    /// <summary>A colon or dot may stand inside a link: the word before it is where the link would start.</summary>
    private bool TryUrl(int at)
    {
        int start = at;
        while (start > _floor && char.IsAsciiLetter((char)_text[start - 1]))
            start--;
        if (start == at)
            return false;
        int length = EntityRules.UrlLength(_text, start);
        return length > 0 && Take(EntityKind.Url, start, length, 0);
    }

    private bool Take(EntityKind kind, int start, int length, int signLength)
    {
        Current = new Entity(kind, start, length, signLength);
        _at = _floor = start + length;
        return true;
    }
}
