using Tocsin.Cli.Output;
using Tocsin.Engine.Lookalikes;
using Tocsin.Engine.Model;
using Tocsin.Sources.Names;

namespace Tocsin.Cli.Domains;

/// <summary>One pass over lists of names.</summary>
/// <remarks>Chunks are screened by several threads and told in input order, so the result does not depend on their number. Each name alarms once.</remarks>
internal sealed class ScreenPass(ScreenRequest request, LookalikeIndex index)
{
    /// <summary>Names compared so far.</summary>
    public long Names { get; private set; }

    /// <summary>Of these such as cannot be host names.</summary>
    public long Malformed { get; private set; }

    /// <summary>What could not be read.</summary>
    public RejectionLog Rejections { get; } = new();

    /// <summary>The alarms in input order.</summary>
    public IEnumerable<Alarm> Alarms(ProgressMeter meter, CancellationToken cancellation)
    {
        var reader = new NameReader(request.Inputs, Rejections);
        var workers = Enumerable.Range(0, request.Threads).Select(_ => new ScreenWorker(index, request.MinimumScore)).ToArray();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var group in reader.Read().Chunk(request.Threads))
        {
            cancellation.ThrowIfCancellationRequested();
            var screened = new ScreenedChunk[group.Length];
            Parallel.For(0, group.Length, i => screened[i] = workers[i].Screen(group[i]));
            foreach (var chunk in screened)
            {
                Names += chunk.Names;
                Malformed += chunk.Malformed;
                foreach (var alarm in chunk.Alarms.Where(a => seen.Add(a.Name)))
                    yield return alarm;
            }

            meter.Report("screening", Names, reader.BytesRead, reader.TotalBytes);
        }
    }
}
