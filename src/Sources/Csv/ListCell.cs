using System.Buffers;
using Tocsin.Engine.Model;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Csv;

/// <summary>Reads cells that hold several values: <c>[a, b]</c>, <c>['a', 'b']</c>, <c>["a","b"]</c>, <c>a b</c>, <c>a|b</c>, <c>a;b</c>.</summary>
internal static class ListCell
{
    private static readonly SearchValues<byte> Between = SearchValues.Create(" \t\r\n,;|[]'\"#@"u8);
    private static readonly SearchValues<byte> AfterWord = SearchValues.Create(" \t\r\n,;|]'\""u8);
    private static readonly SearchValues<byte> AfterLink = SearchValues.Create(" \t\r\n|'\""u8);

    /// <summary>Adds the values of a cell as items of the open post.</summary>
    public static void Add(in CsvRow row, PostSink sink, PostItem kind, int column)
    {
        var slice = row.Copy(sink, column);
        int at = slice.Start;
        int end = slice.Start + slice.Length;
        while (at < end)
        {
            // The arena moves when it grows, so the slice is resolved anew; items point into the copy, nothing is copied twice.
            var rest = sink.Batch.Resolve(new Slice(at, end - at));
            int start = rest.IndexOfAnyExcept(Between);
            if (start < 0)
                return;
            int length = kind is PostItem.Link or PostItem.Media ? LinkLength(rest[start..]) : WordLength(rest[start..]);
            if (length > 0 && !IsNothing(rest.Slice(start, length)))
                sink.Batch.Add(kind, new Slice(at + start, length));
            at += start + Math.Max(1, length);
        }
    }

    private static int WordLength(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOfAny(AfterWord);
        return end < 0 ? text.Length : end;
    }

    // Commas and semicolons belong to URLs unless another one or the end of the list follows.
    private static int LinkLength(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOfAny(AfterLink);
        if (end < 0)
            end = text.Length;
        int next = text[..end].IndexOf(",http"u8);
        if (next > 0)
            end = next;
        next = text[..end].IndexOf(";http"u8);
        if (next > 0)
            end = next;
        while (end > 0 && text[end - 1] is (byte)',' or (byte)';' or (byte)']')
            end--;
        return end;
    }

    private static bool IsNothing(ReadOnlySpan<byte> value) =>
        value.SequenceEqual("NA"u8) || value.SequenceEqual("nan"u8) || value.SequenceEqual("null"u8) || value.SequenceEqual("None"u8);
}
