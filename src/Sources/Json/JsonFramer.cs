using Tocsin.Engine.Model;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Json;

/// <summary>
/// Cuts the records out of a JSON document as it streams by, so that a document of any size is read in bounded memory.
/// </summary>
/// <remarks>
/// Only strings and brackets are looked at; whether a record is JSON is the parser's business. Depth is a number, not a
/// stack of calls. Records are numbered from 1. What precedes an array of records in its object goes along as
/// <see cref="Chunk.Header"/>.
/// </remarks>
internal sealed class JsonFramer(FramerInput input, JsonPaths paths) : Framer
{
    private const int MaxHeader = 64 * 1024;
    private const int MaxWayDepth = 16;

    private readonly JsonWindow _window = new(input);
    private readonly List<JsonLevel> _way = [];
    private readonly int _maxRecord = Math.Max(input.MaxRecordBytes, paths.MaxRecordBytes);
    private long _record;

    // Bytes that may be looked at again for broken records: a hostile file must not cost quadratic time.
    private long _patience = 512L * 1024 * 1024;
    private byte[] _header = [];
    private string _key = "";
    private bool _done;

    public override bool Next(Chunk chunk)
    {
        chunk.FirstLine = _record + 1;
        while (!_done && chunk.Length < input.ChunkBytes)
        {
            if (InRecords)
            {
                if (!TakeRecord(chunk) && chunk.Records.Count > 0)
                    break;
            }
            else
            {
                Walk();
            }
        }

        return chunk.Records.Count > 0 || !_done;
    }

    private string Path => _way.Count == 0 ? "" : _way[^1].Path;

    private bool InRecords => _way.Count > 0 && _way[^1].HoldsRecords;

    // One step outside of records: a bracket, a string (perhaps a key), or anything else.
    private void Walk()
    {
        if (!_window.SkipTo("{}[]\""u8))
        {
            EndEarly(lone: _way.Count == 0);
            return;
        }

        switch (_window.Current)
        {
            case (byte)'"':
                WalkString();
                break;
            case (byte)'{':
                EnterObject();
                break;
            case (byte)'[':
                EnterArray();
                break;
            default:
                _window.Advance();
                if (_way.Count > 0)
                    _way.RemoveAt(_way.Count - 1);
                _key = "";
                break;
        }
    }

    private void WalkString()
    {
        int length = _window.MeasureString();
        if (length < 0)
        {
            EndEarly(lone: false);
            return;
        }

        string value = length <= 256 ? _window.Text(1, length - 2) : "";
        _window.Advance(length);
        if (_window.SkipSpace() && _window.Current == (byte)':')
            _key = value;
    }

    private string Below()
    {
        string path = Path;
        string key = _key;
        _key = "";
        return key.Length == 0 ? path : path.Length == 0 ? key : path + "." + key;
    }

    private void EnterObject()
    {
        string path = Below();
        bool way = _way.Count == 0 ? paths.LeadsOn("") : paths.LeadsOn(path);
        if (_way.Count == 0 && !way)
        {
            // No array around it: the object itself is a record.
            _way.Add(new JsonLevel(path, HoldsRecords: true, Lone: true, Start: -1));
            return;
        }

        if (!way || _way.Count > MaxWayDepth)
        {
            SkipValue();
            return;
        }

        _way.Add(new JsonLevel(path, HoldsRecords: false, Lone: false, Start: _window.Position));
        _window.Advance();
    }

    private void EnterArray()
    {
        string path = Below();
        bool records = paths.IsRecords(path);
        if (!records && (!paths.LeadsOn(path) || _way.Count > MaxWayDepth))
        {
            SkipValue();
            return;
        }

        if (records)
            _header = _way.Count > 0 && !_way[^1].HoldsRecords && _way[^1].Start >= 0 ? _window.Behind(_way[^1].Start, MaxHeader) : [];
        _way.Add(new JsonLevel(path, records, Lone: false, Start: -1));
        _window.Advance();
    }

    private void SkipValue()
    {
        if (!_window.SkipValue())
        {
            _record++;
            input.Reject(_record, RejectionReason.Truncated, "the file ends inside the document");
            _done = true;
        }
    }

    // False when the array has ended.
    private bool TakeRecord(Chunk chunk)
    {
        bool lone = _way[^1].Lone;
        if (!_window.SkipSpaceAndCommas())
        {
            EndEarly(lone);
            return false;
        }

        if (_window.Current == (byte)']' || (lone && _window.Current != (byte)'{'))
        {
            _window.AdvanceIf((byte)']');
            _way.RemoveAt(_way.Count - 1);
            return false;
        }

        if (_window.Current == (byte)'}')
        {
            // A bracket of the wrong kind: the array is broken, what was read so far is kept.
            _way.RemoveAt(_way.Count - 1);
            return false;
        }

        _record++;
        int length = _window.MeasureValue(_maxRecord);
        if (length > 0)
        {
            chunk.Header = _header;
            chunk.Records.Add((chunk.Length, length, _record));
            chunk.Append(_window.Bytes(length));
            _window.Advance(length);
        }
        else if (Resynchronise(-length))
        {
            input.Reject(_record, RejectionReason.Malformed, "its brackets or quotes do not match");
        }
        else if (_window.Mismatched)
        {
            input.Reject(_record, RejectionReason.Malformed, "its brackets do not match");
            _window.Advance(-length);
        }
        else if (_window.AtEnd(-length))
        {
            input.Reject(_record, RejectionReason.Truncated, "the file ends inside the record");
            _done = true;
        }
        else
        {
            input.Reject(_record, RejectionReason.TooLong, $"longer than {_maxRecord} bytes");
            SkipValue();
        }

        return true;
    }

    // A record that does not end where it should: a quote or a bracket is missing, and everything behind it would be
    // swallowed. The next thing that starts just as this record did is taken for the next record.
    private bool Resynchronise(int looked)
    {
        if (_patience <= 0)
            return false;
        _patience -= looked;
        int next = _window.FindSameOpening(looked);
        if (next > 0)
            _window.Advance(next);
        return next > 0;
    }

    private void EndEarly(bool lone)
    {
        _done = true;
        if (!lone)
            input.Reject(_record + 1, RejectionReason.Truncated, "the file ends inside the document");
    }
}
