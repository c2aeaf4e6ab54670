using System.Globalization;
using System.Text;
using Tocsin.Cli.Output;
using Tocsin.Exchange.Sightings;
using Tocsin.Logs.Sightings;

namespace Tocsin.Cli.Logs;

/// <summary>The files of a matching: alarms.ndjson, sightings.csv, and sightings.json for the giver. Each appears when all are complete.</summary>
internal sealed class LogMatchFiles : IDisposable
{
    private readonly string _directory;
    private readonly AtomicFile _alarms;
    private readonly AtomicFile _sightings;
    private readonly AtomicFile _bundle;
    private readonly SafeTable _table;

    /// <summary>Starts them.</summary>
    public LogMatchFiles(string directory)
    {
        if (File.Exists(directory))
            throw new UserError($"{directory} is a file", "name a directory");
        _directory = directory;
        _alarms = new AtomicFile(Path.Combine(directory, "alarms.ndjson"));
        _sightings = new AtomicFile(Path.Combine(directory, "sightings.csv"));
        _bundle = new AtomicFile(Path.Combine(directory, "sightings.json"));
        _table = new SafeTable(
            _sightings.Stream, "time", "indicator", "kind", "seen", "machine", "user", "direction", "file", "line", "firm", "weakness", "given_by", "given_in", "tlp", "confidence", "excerpt");
    }

    /// <summary>Writes one sighting.</summary>
    public void Add(Sighting sighting)
    {
        var indicator = sighting.Indicator;
        _table.Row(
            LogText.Iso(sighting.Time), indicator.Value, LogText.Code(indicator.Kind), sighting.Seen, sighting.Machine, sighting.User, sighting.Inbound ? "from" : "to",
            sighting.File, sighting.Line.ToString(CultureInfo.InvariantCulture), sighting.Weakness == Weakness.None ? "yes" : "no",
            string.Join(' ', LogText.Codes(sighting.Weakness)), indicator.Source.Giver, indicator.Source.File, indicator.Source.Tlp,
            indicator.Confidence < 0 ? "" : indicator.Confidence.ToString(CultureInfo.InvariantCulture), sighting.Excerpt);
    }

    /// <summary>Writes the rest and puts all in place.</summary>
    public void Complete(IReadOnlyList<Alarm> alarms, Terminal terminal)
    {
        _table.Dispose();
        using (var text = new StreamWriter(_alarms.Stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true))
        {
            var lines = new JsonLines(text);
            foreach (var alarm in alarms)
                lines.Write(line => AlarmJson.Write(line, alarm));
        }

        SightingBundle.Write(_bundle.Stream, [.. alarms.GroupBy(a => a.Example.Number).Select(g => SightedIndicators.Of([.. g]))]);
        _alarms.Complete();
        _sightings.Complete();
        _bundle.Complete();
        terminal.Say($"wrote alarms.ndjson, sightings.csv and sightings.json to {_directory}; sightings.json names no machine and nobody: it is for whoever gave the indicators");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _table.Dispose();
        }
        catch (IOException)
        {
            // The disk is full: the error that brought us here says so.
        }

        _alarms.Dispose();
        _sightings.Dispose();
        _bundle.Dispose();
    }
}
