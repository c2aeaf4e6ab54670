using System.Buffers.Text;
using System.Text.Json;
using System.Text.Unicode;
using Tocsin.Engine.Model;
using Tocsin.Sources.Times;

namespace Tocsin.Sources.Reading;

/// <summary>Where a parser puts posts: into the batch, or, when something is missing, into the rejections.</summary>
/// <remarks>Between <see cref="Begin"/> and <see cref="End"/> the parser sets what it finds, in any order. Not thread-safe.</remarks>
public sealed class PostSink
{
    private readonly FileRejections _rejections;
    private long _line;
    private TimeOutcome _time;
    private bool _open;

    internal PostSink(PostBatch batch, FileRejections rejections)
    {
        Batch = batch;
        _rejections = rejections;
    }

    /// <summary>The batch that is being filled.</summary>
    public PostBatch Batch { get; }

    /// <summary>Starts a post.</summary>
    public void Begin(long line)
    {
        _line = line;
        _time = TimeOutcome.Missing;
        _open = true;
        Batch.Begin(line);
    }

    /// <summary>Keeps the post if it has an account and a good time; rejects it otherwise.</summary>
    public void End()
    {
        // A source without stable ids knows its accounts by their handles.
        if (Batch.Current(PostField.Account).IsEmpty && !Batch.Current(PostField.Handle).IsEmpty)
        {
            Batch.Set(PostField.Account, Batch.Current(PostField.Handle));
            Batch.Set(PostField.Handle, default(Slice));
        }

        if (Batch.Current(PostField.Account).IsEmpty)
            RejectOpen(RejectionReason.MissingAccount, null);
        else if (_time != TimeOutcome.Good)
            RejectOpen(Reason(_time), null);
        else
        {
            Batch.End();
            _open = false;
        }
    }

    /// <summary>Takes back the post that is open, if any, and counts why.</summary>
    public void RejectOpen(RejectionReason reason, string? detail)
    {
        Abandon();
        _rejections.Add(_line, reason, detail);
    }

    /// <summary>Counts a record that never became a post.</summary>
    public void Reject(long line, RejectionReason reason, string? detail = null)
    {
        _line = line;
        RejectOpen(reason, detail);
    }

    /// <summary>Sets a field; empty values are no values.</summary>
    public void Set(PostField field, ReadOnlySpan<byte> utf8)
    {
        if (!utf8.IsEmpty)
            Batch.Set(field, utf8);
    }

    /// <summary>Sets a field from the reader's current string or number; other values are no values.</summary>
    public void Set(PostField field, ref Utf8JsonReader reader)
    {
        var slice = Copy(ref reader);
        if (!slice.IsEmpty)
            Batch.Set(field, slice);
    }

    /// <summary>Adds an item; empty ones are dropped.</summary>
    public void Add(PostItem kind, ReadOnlySpan<byte> utf8)
    {
        if (!utf8.IsEmpty)
            Batch.Add(kind, utf8);
    }

    /// <summary>Adds the reader's current string or number as an item.</summary>
    public void Add(PostItem kind, ref Utf8JsonReader reader)
    {
        var slice = Copy(ref reader);
        if (!slice.IsEmpty)
            Batch.Add(kind, slice);
    }

    /// <summary>Sets the time from text in any form <see cref="TimeParser"/> understands.</summary>
    public void SetTime(ReadOnlySpan<byte> utf8)
    {
        _time = TimeParser.TryParse(utf8, out long milliseconds);
        Time = milliseconds;
        Batch.SetTime(milliseconds);
    }

    /// <summary>Sets the time from Unix time, its unit told by its magnitude.</summary>
    public void SetTime(long unix)
    {
        _time = TimeParser.FromNumber(unix, out long milliseconds);
        Time = milliseconds;
        Batch.SetTime(milliseconds);
    }

    /// <summary>Sets when the account was created, from text in any form <see cref="TimeParser"/> understands; anything else is no value.</summary>
    public void SetAccountCreated(ReadOnlySpan<byte> utf8)
    {
        if (TimeParser.TryParse(utf8, out long milliseconds) == TimeOutcome.Good)
            Batch.SetAccountCreated(milliseconds);
    }

    /// <summary>Sets the account's followers from a whole number; anything else is no value.</summary>
    public void SetAccountFollowers(ReadOnlySpan<byte> utf8)
    {
        if (Utf8Parser.TryParse(utf8, out long followers, out int used) && used == utf8.Length && followers >= 0)
            Batch.SetAccountFollowers(followers);
    }

    /// <summary>The time that was set, in milliseconds since 1970-01-01 UTC; only of meaning with <see cref="HasTime"/>.</summary>
    public long Time { get; private set; }

    /// <summary>True when a good time was set since <see cref="Begin"/>.</summary>
    public bool HasTime => _time == TimeOutcome.Good;

    /// <summary>Copies the reader's current string (unescaped) or number into the arena.</summary>
    /// <exception cref="InvalidOperationException">The string has a lone surrogate or is not valid UTF-8.</exception>
    public Slice Copy(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            if (!reader.ValueIsEscaped)
                return Batch.Append(reader.ValueSpan);
            int written = reader.CopyString(Batch.Reserve(reader.ValueSpan.Length));
            return Batch.Take(written);
        }

        return reader.TokenType == JsonTokenType.Number ? Batch.Append(reader.ValueSpan) : default;
    }

    /// <summary>True when the bytes are valid UTF-8; otherwise rejects the record.</summary>
    public bool IsText(ReadOnlySpan<byte> record, long line)
    {
        if (Utf8.IsValid(record))
            return true;
        Reject(line, RejectionReason.BadEncoding, LegacyEncoding.Describe(record));
        return false;
    }

    internal void Abandon()
    {
        if (_open)
            Batch.Drop();
        _open = false;
    }

    private static RejectionReason Reason(TimeOutcome outcome) => outcome switch
    {
        TimeOutcome.Missing => RejectionReason.MissingTime,
        TimeOutcome.Bad => RejectionReason.BadTime,
        TimeOutcome.Implausible => RejectionReason.ImplausibleTime,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "BUG: a good time was rejected"),
    };
}
