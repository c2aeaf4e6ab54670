using System.Buffers.Text;

namespace Tocsin.Simulation.Texts;

/// <summary>UTF-8 under construction, and where its links, hashtags and mentions lie.</summary>
internal sealed class LineBuffer(int capacity)
{
    private byte[] _bytes = new byte[capacity];

    /// <summary>Bytes written.</summary>
    public int Length { get; set; }

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Link ranges of the post being written.</summary>
    public List<(int Start, int Length)> Links { get; } = [];

    /// <summary>Hashtag ranges, without #.</summary>
    public List<(int Start, int Length)> Hashtags { get; } = [];

    /// <summary>Mention ranges, without @.</summary>
    public List<(int Start, int Length)> Mentions { get; } = [];

    /// <summary>Appends bytes.</summary>
    public void Put(ReadOnlySpan<byte> utf8)
    {
        if (_bytes.Length - Length < utf8.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + utf8.Length));
        utf8.CopyTo(_bytes.AsSpan(Length));
        Length += utf8.Length;
    }

    /// <summary>Appends one ASCII character.</summary>
    public void Put(char ascii)
    {
        if (Length == _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        _bytes[Length++] = (byte)ascii;
    }

    /// <summary>Appends a whole number.</summary>
    public void PutNumber(long value)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, digits, out int written);
        Put(digits[..written]);
    }

    /// <summary>Appends a number with leading zeros.</summary>
    public void PutPadded(int value, int width)
    {
        Span<byte> digits = stackalloc byte[10];
        for (int i = width - 1; i >= 0; i--, value /= 10)
            digits[i] = (byte)('0' + (value % 10));
        Put(digits[..width]);
    }

    /// <summary>Appends # and a hashtag, and notes it.</summary>
    public void PutHashtag(ReadOnlySpan<byte> tag)
    {
        Put('#');
        Hashtags.Add((Length, tag.Length));
        Put(tag);
    }

    /// <summary>Appends @ and an account's handle, and notes it.</summary>
    public void PutMention(ReadOnlySpan<byte> handle)
    {
        Put('@');
        Mentions.Add((Length, handle.Length));
        Put(handle);
    }

    /// <summary>Appends a JSON array of strings that lie in another buffer.</summary>
    public void PutArray(ReadOnlySpan<byte> name, LineBuffer source, List<(int Start, int Length)> ranges)
    {
        Put(name);
        Put('[');
        for (int i = 0; i < ranges.Count; i++)
        {
            if (i > 0)
                Put(',');
            Put('"');
            Put(source._bytes.AsSpan(ranges[i].Start, ranges[i].Length));
            Put('"');
        }

        Put(']');
    }

    /// <summary>Forgets the noted ranges.</summary>
    public void StartPost()
    {
        Links.Clear();
        Hashtags.Clear();
        Mentions.Clear();
    }
}
