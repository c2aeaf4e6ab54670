using System.Text;
using Tocsin.Cli.Logs;
using Tocsin.Cli.Output;
using Tocsin.Cli.Scanning;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Logs;
using Tocsin.Logs.Indicators;
using Tocsin.Logs.Sightings;
using Tocsin.Mail.Reading;
using Sighting = Tocsin.Engine.Model.Sightings.Sighting;

namespace Tocsin.Cli.Sightings;

/// <summary>Machines of one's own that touched an indicator: those that partners gave, and the names that this very scan found in lists and mail.</summary>
internal static class LogSightings
{
    private const string Detector = "log-indicators";
    private const string OwnSource = "this scan: names and mail";
    private const int Firm = 75;

    private static readonly string[] Innocent =
    [
        "somebody looked at the name without entering anything: a researcher, a mail scanner that follows links, a preview",
        "the indicator is old or wrong, or the address serves many others too",
    ];

    /// <summary>Matches the logs.</summary>
    public static IEnumerable<Sighting> Read(SightingRequest request, IReadOnlyList<Sighting> seen, int threads, EvidenceLedger ledger, Terminal terminal, ProgressMeter meter, CancellationToken cancellation)
    {
        var reader = new IndicatorReader(new AllowList());
        foreach (string path in request.Indicators)
            LogMatchRun.Take(reader, path);
        reader.Read(OwnSource, Encoding.UTF8.GetBytes(string.Join('\n', Own(seen))));
        if (reader.Set.Indicators.Count == 0)
        {
            terminal.Say("the logs were not matched: there are no indicators, neither given with --indicators nor found in names and mail");
            yield break;
        }

        var rejections = new RejectionLog();
        var book = new AlarmBook();
        var sum = new LogMatcher(reader.Set.Index(), new LogMatchOptions { Threads = threads })
            .Match(request.Logs, rejections, book.Add, (lines, bytes, all) => meter.Report("matching logs", lines, bytes, all), cancellation);
        ledger.Read(Detector, sum.Lines, "log lines");
        ledger.NotRead(rejections);
        RejectionLines.Say(rejections, terminal);
        foreach (var alarm in book.Ordered.Where(a => a.IsFirm))
            yield return One(alarm, request.Recorded);
    }

    private static IEnumerable<string> Own(IReadOnlyList<Sighting> seen) =>
        seen.Where(s => s.Stage is AttackStage.Lookalike or AttackStage.Lure && s.Confidence >= Confidence.Moderate)
            .SelectMany(s => s.Marks).Where(m => m.Kind == MarkKinds.Domain).Select(m => m.Value).Distinct(StringComparer.Ordinal);

    private static Sighting One(Alarm alarm, RecordedPaths recorded)
    {
        var (indicator, example) = (alarm.Indicator, alarm.Example);
        bool own = indicator.Source.File == OwnSource;
        string giver = own ? "found in names or mail by this scan" : $"given in {SafeText.ShortenPath(recorded.Of(indicator.Source.File), 60)}";
        return new Sighting
        {
            Id = SightingIds.Of(Detector, indicator.Value, alarm.Machine, alarm.User, alarm.Inbound ? "in" : "out"),
            Detector = Detector,
            Stage = AttackStage.Contact,
            Sentence = $"{LogText.Who(alarm)} {(alarm.Inbound ? "from" : "touched")} {SafeText.Shorten(indicator.Value, 90)}, {Words.Count(alarm.Count, "time")} ({giver})",
            Confidence = own || indicator.Confidence >= Firm ? Confidence.High : Confidence.Moderate,
            First = alarm.First,
            Last = alarm.Last,
            TimeNote = alarm.YearGuessed ? "year from the file's date" : "",
            Marks = Marks(indicator, example),
            Reasons = [.. new[] { indicator.Name ?? "", own ? "" : $"by {indicator.Source.Giver}", indicator.Source.Tlp }.Where(r => r.Length > 3)],
            Exhibits = [new Exhibit(example.File, $"line {example.Line}", example.Excerpt)],
            Times = alarm.Count,
            InnocentExplanations = Innocent,
        };
    }

    private static List<Mark> Marks(Indicator indicator, Tocsin.Logs.Sightings.Sighting example)
    {
        var marks = new List<Mark>();
        if (example.User.Length > 0)
            marks.Add(new Mark(MarkKinds.User, example.User.ToLowerInvariant()));
        string value = indicator.Value;
        switch (indicator.Kind)
        {
            case AtomKind.Domain or AtomKind.Host:
                marks.AddRange(SightingMarks.Hosts([HostText.Canonical(value)]));
                break;
            case AtomKind.Url:
                if (MailLink.TryRead(value, "", false) is { } link)
                    marks.AddRange(SightingMarks.Hosts([link.Host]));
                break;
            case AtomKind.Address:
                marks.Add(new Mark(MarkKinds.Address, example.Seen));
                break;
            case AtomKind.Mail:
                marks.Add(new Mark(MarkKinds.Mailbox, value.ToLowerInvariant()));
                break;
            default:
                break;
        }

        return marks;
    }
}
