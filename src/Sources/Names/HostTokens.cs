using System.Buffers;
using Tocsin.Engine.Domains;

namespace Tocsin.Sources.Names;

/// <summary>Walks over the host names in a line of anything: a plain list, CSV, JSON, a URL, a DNS or proxy log.</summary>
/// <remarks>
/// A host name is a run of letters, digits, hyphens, underscores and dots (or bytes beyond ASCII) with a dot inside and a known top-level
/// domain at its end (also <c>example</c> of RFC 2606 and <c>onion</c> of RFC 7686); a line that is nothing but one name is taken whatever its end. Parts of paths and of mail addresses before
/// the @ are no names. Nothing is allocated.
/// </remarks>
public ref struct HostTokens
{
    private static readonly SearchValues<byte> NameBytes = SearchValues.Create(
        [.. "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.*"u8.ToArray(), .. Enumerable.Range(0x80, 0x80).Select(b => (byte)b)]);

    private readonly ReadOnlySpan<byte> _line;
    private int _at;

    /// <summary>Starts at the beginning of a line, its line break taken off.</summary>
    public HostTokens(ReadOnlySpan<byte> line) => _line = line.Trim(" \t\r\"'"u8);

    /// <summary>The name found last.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>Itself, for <c>foreach</c>.</summary>
    public readonly HostTokens GetEnumerator() => this;

    /// <summary>Goes to the next name.</summary>
    public bool MoveNext()
    {
        // A plain list: a line is one name.
        if (_at == 0 && _line.IndexOfAnyExcept(NameBytes) < 0)
        {
            _at = _line.Length;
            Current = _line.Trim((byte)'.');
            return Current.LastIndexOf((byte)'.') > 0;
        }

        while (_at < _line.Length)
        {
            int skip = _line[_at..].IndexOfAny(NameBytes);
            if (skip < 0)
                return false;
            int start = _at + skip;
            int length = _line[start..].IndexOfAnyExcept(NameBytes);
            int end = length < 0 ? _line.Length : start + length;
            _at = end;
            var token = _line[start..end].Trim("."u8);
            if (IsName(token, start))
            {
                Current = token;
                return true;
            }
        }

        return false;
    }

    private readonly bool IsName(ReadOnlySpan<byte> token, int start)
    {
        int dot = token.LastIndexOf((byte)'.');
        if (dot <= 0)
            return false;
        if (_at < _line.Length && _line[_at] == (byte)'@')
            return false;
        bool inPath = start > 0 && _line[start - 1] == (byte)'/' && !(start > 1 && _line[start - 2] == (byte)'/');
        if (inPath)
            return false;
        var top = token[(dot + 1)..];
        return top.ContainsAnyExceptInRange((byte)0, (byte)0x7F) || IsTopLevel(top);
    }

    private static bool IsTopLevel(ReadOnlySpan<byte> label)
    {
        Span<byte> lower = stackalloc byte[64];
        return label.Length is >= 2 and <= 63
            && System.Text.Ascii.ToLower(label, lower, out int length) == OperationStatus.Done
            && (PublicSuffixes.IsTopLevel(lower[..length]) || lower[..length].SequenceEqual("example"u8) || lower[..length].SequenceEqual("onion"u8));
    }
}
