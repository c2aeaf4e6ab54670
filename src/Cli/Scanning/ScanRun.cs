using Tocsin.Cli.Output;
using Tocsin.Cli.Sightings;
using Tocsin.Cli.Storing;
using Tocsin.Cli.Summary;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange;
using Tocsin.Exchange.Media;
using Tocsin.Exchange.Sightings;

namespace Tocsin.Cli.Scanning;

/// <summary>A scan from the first byte to the last file and the page about it.</summary>
/// <remarks>
/// What can fail because of what was typed fails before any work. The outputs come last and all at once, so an interrupted
/// or failing scan leaves earlier results as they were.
/// </remarks>
public static class ScanRun
{
    /// <summary>Runs it.</summary>
    /// <returns>1 when there are findings, 0 when there are none, 2 when no post could be read.</returns>
    public static int Run(ScanRequest request, Terminal terminal, CancellationToken cancellation) =>
        Run(request, terminal, (report, files) => NextSteps.After(request, report, terminal), cancellation);

    /// <summary>Runs it with next steps of the caller's choice.</summary>
    public static int Run(
        ScanRequest request,
        Terminal terminal,
        Func<ScanReport, IReadOnlyList<WrittenFile>, IReadOnlyList<KeyValuePair<string, string>>> nextSteps,
        CancellationToken cancellation)
    {
        using var encoder = ScanPreparation.Encoder(request);
        var register = RegisterList.Of(request, terminal);
        var settings = ScanPreparation.Settings(request, terminal, encoder, register);
        ScanKeeping.Prepare(request, settings.Election?.Id, terminal);
        var input = new ScanInput(request, terminal);
        var output = OutputDirectory.Open(request.Out);

        using var meter = new ProgressMeter(terminal);
        var media = ScanMedia.Read(request, input.Rejections, meter, cancellation);
        var part = SightingRun.Read(request.Evidence, request.Election, settings.Election, request.Threads, input.Rejections, terminal, meter, cancellation);
        var outcome = input.Read(settings, media, meter, cancellation);
        outcome = outcome with { Report = SightingRun.Join(outcome.Report, part) with { Conditions = ConditionsOf.Request(request, register) } };
        meter.Report("writing the report", 0);
        var reference = request.Compat is { } compat ? input.Shares!.Detect(compat, cancellation) : null;
        var exporters = reference is null ? ExporterCatalog.All : ReferenceOutputs.Of(reference, input.Shares!, outcome.Names);
        if (media is not null)
            exporters = [.. exporters, new MediaExporter(media.Index)];
        if (request.Evidence.Any)
            exporters = [.. exporters, new SightingsExporter(), new ChainsExporter()];
        var files = RegisterList.Write(register, output.Path, ScanFiles.Write(output, outcome, exporters, input.Rejections, cancellation));
        ScanKeeping.Keep(request, outcome, terminal, meter, cancellation);
        meter.Dispose();

        if (reference is not null)
            ReferenceOutputs.Tell(reference, request.Json, terminal);
        if (request.Json)
            ScanJson.Write(outcome.Report, request.Out, files, terminal.Json);
        else
            ReportPrinter.Print(outcome.Report, new SummaryContext(request.Out, files, nextSteps(outcome.Report, files)), terminal);
        return Verdict(outcome.Report, input.Rejections, request, terminal);
    }

    private static int Verdict(ScanReport report, RejectionLog rejections, ScanRequest request, Terminal terminal)
    {
        // Somebody who reads only the exit code must not take "could not look" for "looked and found nothing".
        if (report.Posts == 0 && request.Inputs.Count > 0)
            return Failures.Say(terminal, request.Json, $"no post could be read{First(rejections)}", $"all reasons are in {Path.Combine(request.Out, "rejected.ndjson")}");
        if (request.Inputs.Count == 0 && report.EvidenceRuns.Sum(r => r.Read) == 0)
            return Failures.Say(terminal, request.Json, $"nothing of what was given could be read{First(rejections)}", $"all reasons are in {Path.Combine(request.Out, "rejected.ndjson")}");
        // Background is found in ordinary traffic too and raises no alarm.
        return report.Findings.Count > 0 || report.Sightings.Count > 0 || report.Context.Any(f => f.Bearing == Bearing.Content) ? ExitCode.Findings : ExitCode.Clean;
    }

    // The first reason in full: mostly it is the only one, and says what to type.
    private static string First(RejectionLog rejections) =>
        rejections.Listed.FirstOrDefault(r => r.Detail is not null) is { Detail: { } detail } first
            ? $": {SafeText.ShortenPath(first.File, 60)}{(first.Line > 0 ? $", record {Words.Count(first.Line)}" : "")}: {SafeText.Shorten(detail, 400)}"
            : "";
}
