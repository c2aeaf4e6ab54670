using System.Text;
using Tocsin.Engine.Model;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Csv;

/// <summary>One row of a table. A column of -1 is one the table does not have.</summary>
internal readonly ref struct CsvRow(ReadOnlySpan<byte> chunk, ReadOnlySpan<CsvField> fields)
{
    private readonly ReadOnlySpan<byte> _chunk = chunk;
    private readonly ReadOnlySpan<CsvField> _fields = fields;

    /// <summary>The value as it stands; doubled quotes stay doubled, so only for values that hold none.</summary>
    public ReadOnlySpan<byte> Raw(int column) => column < 0 ? default : TrimSpace(_fields[column].Raw(_chunk));

    /// <summary>Copies the value into the post.</summary>
    public void Set(PostSink sink, PostField field, int column)
    {
        var slice = Copy(sink, column);
        if (!slice.IsEmpty && !IsNothing(sink.Batch.Resolve(slice)))
            sink.Batch.Set(field, slice);
    }

    /// <summary>Copies the value into the arena, quotes halved.</summary>
    public Slice Copy(PostSink sink, int column)
    {
        if (column < 0)
            return default;
        var field = _fields[column];
        int length = field.CopyTo(_chunk, sink.Batch.Reserve(field.Length));
        return sink.Batch.Take(length);
    }

    /// <summary>Reads the value as a time.</summary>
    public void SetTime(PostSink sink, int column) => sink.SetTime(Raw(column));

    /// <summary>Reads a time whose date and clock stand in two columns.</summary>
    public void SetTime(PostSink sink, int date, int clock)
    {
        Span<byte> both = stackalloc byte[80];
        var day = Raw(date);
        var hour = Raw(clock);
        int length = day.Length + 1 + hour.Length;
        if (hour.IsEmpty || length > both.Length)
        {
            sink.SetTime(day);
            return;
        }

        day.CopyTo(both);
        both[day.Length] = (byte)' ';
        hour.CopyTo(both[(day.Length + 1)..]);
        sink.SetTime(both[..length]);
    }

    /// <summary>Reads when the account was created and how many followers it has; what is neither is no value.</summary>
    public void SetAccountCard(PostSink sink, int created, int followers)
    {
        if (created >= 0)
            sink.SetAccountCreated(Raw(created));
        if (followers >= 0)
            sink.SetAccountFollowers(Raw(followers));
    }

    /// <summary>True for true, yes, 1, t, y in any case.</summary>
    public bool IsTrue(int column)
    {
        var value = Raw(column);
        return value.Length is > 0 and <= 4 && (value[0] | 0x20) is 't' or 'y' or '1' or 0x31
            && (value.Length == 1 || Ascii.EqualsIgnoreCase(value, "true"u8) || Ascii.EqualsIgnoreCase(value, "yes"u8));
    }

    // What R, pandas and SQL write where there is nothing.
    private static bool IsNothing(ReadOnlySpan<byte> value) => value.Length switch
    {
        2 => value.SequenceEqual("NA"u8),
        3 => value.SequenceEqual("NaN"u8) || value.SequenceEqual("nan"u8),
        4 => value.SequenceEqual("null"u8) || value.SequenceEqual("NULL"u8) || value.SequenceEqual("None"u8),
        _ => false,
    };

    private static ReadOnlySpan<byte> TrimSpace(ReadOnlySpan<byte> value) => value.Trim((byte)' ');
}
