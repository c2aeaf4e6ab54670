using System.Diagnostics.Metrics;

namespace Tocsin.Server.Ingest;

/// <summary>What is counted about arrivals and jobs (OpenTelemetry naming: units in the metadata, not in the name).</summary>
public sealed class Meters : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Tocsin";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _accepted;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _rejected;
    private readonly Histogram<double> _jobs;

    /// <summary>Creates them.</summary>
    public Meters()
    {
        _accepted = _meter.CreateCounter<long>("tocsin.ingest.accepted", "{post}", "Posts taken");
        _duplicates = _meter.CreateCounter<long>("tocsin.ingest.duplicates", "{post}", "Posts that were taken before");
        _rejected = _meter.CreateCounter<long>("tocsin.ingest.rejected", "{line}", "Lines that could not be read");
        _jobs = _meter.CreateHistogram<double>("tocsin.jobs.duration", "s", "How long jobs took");
    }

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();

    // Without the source: its name could tell one election of another.
    internal void Received(IngestReceipt receipt)
    {
        _accepted.Add(receipt.Accepted);
        _duplicates.Add(receipt.Duplicates);
        _rejected.Add(receipt.Rejected);
    }

    internal void Waiting(Func<long> waiting) => _meter.CreateObservableGauge("tocsin.ingest.waiting", waiting, "{post}", "Posts taken and not looked at yet");

    internal void Ended(Job job)
    {
        if (job is { Began: { } began, Ended: { } ended })
            _jobs.Record((ended - began).TotalSeconds, new("kind", job.Kind), new("state", job.State.ToString().ToLowerInvariant()));
    }
}
