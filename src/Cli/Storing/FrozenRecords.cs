using System.Globalization;
using Tocsin.Cli.Scanning;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Engine.Pipeline;
using Tocsin.Mail.Reading;
using Tocsin.Sources;
using Tocsin.Storage;

namespace Tocsin.Cli.Storing;

/// <summary>Fetches what the findings of a scan rest on out of its inputs again, byte for byte, so that the store still has it when the inputs are gone.</summary>
/// <remarks>One input is read at a time, and only those that findings rest on. What is no longer as it was scanned is not frozen and told.</remarks>
internal sealed class FrozenRecords
{
    // Of what is no line and no message the whole file is kept, if it is a paper and no archive.
    private const long WholeFile = 1 << 20;
    private const string Line = "line ", Message = "message ";

    private readonly ScanRequest _request;
    private readonly ScanOutcome _outcome;
    private readonly CancellationToken _cancellation;
    private readonly List<string> _missed = [];

    /// <summary>For one scan.</summary>
    public FrozenRecords(ScanRequest request, ScanOutcome outcome, CancellationToken cancellation) => (_request, _outcome, _cancellation) = (request, outcome, cancellation);

    /// <summary>Inputs of which something could not be frozen.</summary>
    public IReadOnlyList<string> Missed => _missed;

    /// <summary>Reads them; captures are numbered as inputs first, evidence after.</summary>
    public IEnumerable<FrozenRecord> Read()
    {
        var inputs = _outcome.Report.Inputs;
        var options = ScanInput.Options(_request);
        foreach (var lines in _outcome.Cases.SelectMany(c => c.Posts).GroupBy(p => p.File).OrderBy(g => g.Key))
        {
            var input = inputs[lines.Key];
            foreach (var record in Posts(input, options, lines.Select(p => p.Line).ToHashSet()))
                yield return new FrozenRecord(lines.Key, "", record.Line == 0 ? "" : Line + record.Line.ToString(CultureInfo.InvariantCulture), record.Bytes);
        }

        for (int e = 0; e < _outcome.Report.Evidence.Count; e++)
        {
            foreach (var record in Exhibits(_outcome.Report.Evidence[e], inputs.Count + e))
                yield return record;
        }
    }

    private IReadOnlyList<RawRecord> Posts(ScannedInput input, ReadOptions options, HashSet<long> lines)
    {
        if (File.Exists(input.Path))
        {
            var (records, hash) = RawRecords.Read(input.Path, options, lines, _cancellation);
            if (hash == input.Sha256 && hash?.Length > 0)
                return records;
        }

        _missed.Add(input.Path);
        return [];
    }

    private IEnumerable<FrozenRecord> Exhibits(EvidenceInput evidence, int capture)
    {
        var wanted = _outcome.Report.Sightings.SelectMany(s => s.Exhibits).Select(x => (x.File, Place: Placed(x.Place))).Distinct()
            .Select(x => (Part: x.File, x.Place, Path: Find(evidence.Path, x.File))).Where(x => x.Path is not null);
        foreach (var file in wanted.GroupBy(x => x.Path!, StringComparer.Ordinal))
        {
            var places = file.ToLookup(x => x.Place, x => x.Part, StringComparer.Ordinal);
            foreach (var (place, bytes) in Fetch(file.Key, places.Select(p => p.Key).ToHashSet(StringComparer.Ordinal)))
            {
                foreach (string part in places[place].Distinct(StringComparer.Ordinal))
                    yield return new FrozenRecord(capture, part, place, bytes);
            }
        }
    }

    // A header or an alteration is shown by the whole paper.
    private static string Placed(string place) => place.StartsWith(Line, StringComparison.Ordinal) || place.StartsWith(Message, StringComparison.Ordinal) ? place : "";

    private static string? Find(string evidence, string named)
    {
        if (named == evidence)
            return File.Exists(named) ? named : null;
        if (!Directory.Exists(evidence))
            return null;
        string root = Path.GetFullPath(evidence) + Path.DirectorySeparatorChar;

        // Some name a file as it was found, some as it is called below the directory.
        return new[] { named, Path.Combine(evidence, named) }.Select(Path.GetFullPath).FirstOrDefault(p => p.StartsWith(root, StringComparison.Ordinal) && File.Exists(p));
    }

    private List<(string Place, byte[] Bytes)> Fetch(string path, HashSet<string> places)
    {
        var fetched = new List<(string, byte[])>();
        try
        {
            if (places.Any(p => p.StartsWith(Message, StringComparison.Ordinal)))
            {
                using var stream = File.OpenRead(path);
                fetched.AddRange(new MboxSplitter(path, stream).Read().Where(m => !m.Cut).Select(m => (Place: Message + m.Number.ToString(CultureInfo.InvariantCulture), m.Bytes)).Where(m => places.Contains(m.Place)));
            }

            if (places.Any(p => p.StartsWith(Line, StringComparison.Ordinal)))
                fetched.AddRange(RawLines.Read(path, places.Where(p => p.StartsWith(Line, StringComparison.Ordinal)).Select(Number).ToHashSet(), _cancellation).Select(l => (Line + l.Line.ToString(CultureInfo.InvariantCulture), l.Bytes)));
            if (places.Contains("") && new FileInfo(path).Length <= WholeFile)
                fetched.Add(("", File.ReadAllBytes(path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            _missed.Add(path);
        }

        return fetched;
    }

    private static long Number(string place) => long.TryParse(place.AsSpan(Line.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long line) ? line : 0;
}
