using System.Globalization;
using Tocsin.Cli.Output;
using Tocsin.Documents;
using Tocsin.Engine.Leaks;

namespace Tocsin.Cli.Leaks;

/// <summary>One pass over a dump: every document traced, and compared where the original is at hand.</summary>
/// <param name="Report">What was found.</param>
/// <param name="Problems">What could not be read.</param>
/// <param name="OriginalsMissing">Some originals were not at hand.</param>
/// <param name="Newest">The latest date that a traced mail bears: the dump is no older; null without one.</param>
/// <remarks>Files are matched by several threads and told in their order, so the result does not depend on their number.</remarks>
internal sealed record LeakPass(LeakReport Report, ProblemList Problems, bool OriginalsMissing, DateTimeOffset? Newest)
{
    // Texts of traced documents stay in memory for the comparison, up to 512 MB; beyond it their passages are shown from the index alone.
    private const long MostText = 256L << 20;

    /// <summary>Runs it.</summary>
    /// <exception cref="UserError">A file cannot be used.</exception>
    public static LeakPass Run(MatchRequest request, ProgressMeter meter, CancellationToken cancellation)
    {
        var keys = LeakKeyFile.Read(request.Key);
        LeakIndex? loaded = null;
        LeakIndexFile.Load(request.Index, stream => loaded = LeakIndex.Load(stream, keys));
        var index = loaded!;
        var problems = new ProblemList();
        var files = LeakFiles.List(request.Inputs, problems);
        var traced = Trace(files, index, keys, request.Threads, problems, meter, cancellation);
        var needed = traced.Where(t => t.Document is not null).Select(t => t.Match.Sources[0].Document).ToHashSet();
        var originals = needed.Count == 0 ? new Dictionary<int, Document>() : new OriginalTexts(index, keys).Find(needed, request.Originals, request.Threads, cancellation);
        var entries = new LeakEntry[traced.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = request.Threads, CancellationToken = cancellation };
        Parallel.For(0, traced.Count, options, () => new Comparison(index, keys, originals), (i, _, comparison) =>
        {
            entries[i] = comparison.Entry(traced[i]);
            return comparison;
        }, _ => { });
        var report = new LeakReport(entries, index.Documents.Count, problems.Count);
        return new LeakPass(report, problems, originals.Count < needed.Count, Latest(traced));
    }

    private static DateTimeOffset? Latest(IEnumerable<Traced> traced) => traced
        .Select(t => DateTimeOffset.TryParse(t.Document?.Headers.Date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : (DateTimeOffset?)null).Max();

    private static List<Traced> Trace(
        IReadOnlyList<LeakFile> files, LeakIndex index, LeakKeys keys, int threads, ProblemList problems, ProgressMeter meter, CancellationToken cancellation)
    {
        var reader = new DocumentReader(new ReadLimits());
        var traced = new List<Traced>();
        long kept = 0, done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        foreach (var group in files.Chunk(threads * 8))
        {
            var found = new List<Traced>[group.Length];
            var said = new List<DocumentProblem>[group.Length];
            Parallel.For(0, group.Length, options, () => new LeakMatcher(index, keys), (i, _, matcher) =>
            {
                found[i] = [];
                said[i] = [];
                reader.Read(group[i].Path, group[i].Name, document =>
                {
                    var match = matcher.Match(document.Text, document.Headers);
                    found[i].Add(new Traced(document.Name, match, match.Verdict == LeakVerdict.NotOurs ? null : document));
                }, said[i].Add);
                return matcher;
            }, _ => { });
            for (int i = 0; i < group.Length; i++)
            {
                problems.Add(said[i]);
                foreach (var one in found[i])
                {
                    kept += one.Document?.Text.Length ?? 0;
                    traced.Add(kept > MostText ? one with { Document = null } : one);
                }
            }

            done += group.Length;
            meter.Report("matching files", done);
        }

        return traced;
    }
}
