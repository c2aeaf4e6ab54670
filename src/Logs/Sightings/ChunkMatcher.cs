using System.Text;
using Tocsin.Logs.Matching;
using Tocsin.Logs.Records;
using Tocsin.Sources.Names;

namespace Tocsin.Logs.Sightings;

/// <summary>Matches chunks of whole lines, one after the other on one thread.</summary>
/// <param name="index">What is looked for.</param>
/// <param name="bareHosts">Tell of the hosts of web addresses, too.</param>
internal sealed class ChunkMatcher(IndicatorIndex index, bool bareHosts)
{
    private readonly LineMatcher _matcher = new(index);
    private readonly HashSet<int> _told = [];
    private readonly Dictionary<int, int> _parts = [];
    private List<Sighting>? _sightings;
    private byte[] _plain = [];
    private LogShape _shape = null!;
    private NameChunk _chunk = null!;
    private long _line;
    private long _bare;

    /// <summary>Matches a chunk.</summary>
    public ChunkResult Match(NameChunk chunk, LogShape shape)
    {
        (_chunk, _shape, _line, _bare) = (chunk, shape, chunk.FirstLine, 0);
        _sightings = null;
        var rest = chunk.Bytes.Span;
        while (!rest.IsEmpty)
        {
            int feed = rest.IndexOf((byte)'\n');
            Line(feed < 0 ? rest : rest[..feed]);
            _line++;
            rest = feed < 0 ? default : rest[(feed + 1)..];
        }

        return new ChunkResult(_line - chunk.FirstLine, _sightings ?? (IReadOnlyList<Sighting>)[], _bare);
    }

    private void Line(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty)
            return;
        if (_shape.Kind == LogKind.ZeekTsv && line[0] == (byte)'#')
        {
            if (line.StartsWith("#fields\t"u8))
                _shape = ShapeReader.Zeek(Encoding.UTF8.GetString(line), _shape.Year);
            return;
        }

        var text = line;
        if (line[0] == (byte)'{' && line.Contains((byte)'\\'))
        {
            if (_plain.Length < line.Length)
                _plain = new byte[line.Length * 2];
            text = _plain.AsSpan(0, JsonUnescape.Undo(line, _plain));
        }

        if (_matcher.Match(text))
            Tell(line, text);
    }

    private void Tell(ReadOnlySpan<byte> line, ReadOnlySpan<byte> text)
    {
        LogRecord? record = null;
        LineHit? bare = null;
        foreach (var hit in _matcher.Hits)
            bare = hit.Atom == IndicatorIndex.LinkHost ? hit : bare;
        if (bare is not null)
        {
            // Zeek's http.log and JSON hold host and path in two fields.
            record = RecordReader.Read(line, _shape);
            string host = record[FieldRole.Host], uri = record[FieldRole.Uri];
            bool found = host.Length > 0 && uri.StartsWith('/') && _matcher.MatchLink(Encoding.UTF8.GetBytes(host + uri));
            _bare += found ? 0 : 1;
            if (!found && bareHosts)
                BareHost(bare.Value, text, record);
        }

        _told.Clear();
        _parts.Clear();
        for (int i = 0; i < _matcher.Hits.Length; i++)
        {
            var hit = _matcher.Hits[i];
            if (hit.Atom == IndicatorIndex.LinkHost)
                continue;
            foreach (int clause in index.ClausesOf(hit.Atom))
            {
                if (IsComplete(clause) && _told.Add(index.ClauseIndicator[clause]))
                    Add(index.ClauseIndicator[clause], hit, text, record ??= RecordReader.Read(line, _shape), Weakness.None);
            }
        }
    }

    // An atom is reported once a line, so the atoms of a clause can be counted.
    private bool IsComplete(int clause)
    {
        int size = index.ClauseSize[clause];
        if (size == 1)
            return true;
        int parts = _parts.GetValueOrDefault(clause) + 1;
        _parts[clause] = parts;
        return parts == size;
    }

    private void BareHost(LineHit hit, ReadOnlySpan<byte> text, LogRecord record)
    {
        foreach (int clause in index.LinksWithHost(text.Slice(hit.Start, hit.Length)))
            Add(index.ClauseIndicator[clause], hit, text, record, Weakness.HostOnly);
    }

    private void Add(int number, LineHit hit, ReadOnlySpan<byte> text, LogRecord record, Weakness weakness)
    {
        _sightings ??= [];
        _sightings.Add(SightingMaker.Make(index.Indicators[number], number, hit, text, record, weakness, _chunk.File, _line));
    }
}
