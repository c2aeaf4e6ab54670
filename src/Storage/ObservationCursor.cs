using System.Globalization;

namespace Tocsin.Storage;

/// <summary>Where in a search one is.</summary>
/// <param name="Posts">True among posts, which come last.</param>
/// <param name="Before">Below this number.</param>
internal readonly record struct ObservationCursor(bool Posts, long Before)
{
    private const char Found = 'f', Post = 'p';

    /// <summary>As it is handed out.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Posts ? Post : Found)}{Before}");

    /// <summary>As it was handed out; a number alone is that of a post.</summary>
    /// <exception cref="StoreException">It is none.</exception>
    public static ObservationCursor Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return new ObservationCursor(false, long.MaxValue);
        bool marked = text[0] is Found or Post;
        return long.TryParse(text.AsSpan(marked ? 1 : 0), NumberStyles.None, CultureInfo.InvariantCulture, out long before)
            ? new ObservationCursor(text[0] != Found, before)
            : throw new StoreException("the cursor is none of ours", "begin again without one, or take it from the last answer");
    }
}
