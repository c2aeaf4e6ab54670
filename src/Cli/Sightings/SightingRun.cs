using Tocsin.Cli.Output;
using Tocsin.Engine.Incidents.Chains;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Mailboxes;

namespace Tocsin.Cli.Sightings;

/// <summary>Gathers what the hacking half sees and joins it with the incidents of a scan.</summary>
internal static class SightingRun
{
    /// <summary>Looks at everything that was given.</summary>
    /// <exception cref="UserError">A file cannot be used, or no profile says who is protected.</exception>
    public static SightingPart Read(SightingRequest request, string? profile, Election? election, int threads, RejectionLog rejections, Terminal terminal, ProgressMeter meter, CancellationToken cancellation)
    {
        if (!request.Any)
            return SightingPart.Nothing;
        if ((request.Names.Count > 0 || request.Mail.Count > 0) && profile is null)
            throw new UserError("names and mail are compared with what an election profile protects", "give it with --election FILE");
        if (request.Mail.Any(MailboxUrl.Is))
            throw new UserError("--mail takes files, not a mailbox on a server: what a scan was given is hashed as evidence, and a mailbox changes", "save it as mbox and give that, or look through it with 'mail screen'");
        var subjects = new ProfileSubjects(election);
        var ledger = new EvidenceLedger(rejections, request.Recorded);
        var sightings = new List<Sighting>();
        if (request.Names.Count > 0)
            sightings.AddRange(DomainSightings.Read(request, profile!, threads, subjects, ledger, terminal, meter, cancellation));
        if (request.Sites.Count > 0)
            sightings.AddRange(SiteSightings.Read(request, election, subjects, ledger, terminal, cancellation));
        if (request.Mail.Count > 0)
            sightings.AddRange(MailSightings.Read(request, profile!, threads, subjects, ledger, terminal, meter, cancellation));
        var dump = DumpMarks.Of(request, cancellation);
        // Who has decoys and no index can still ask which of them are in it.
        if (request.Dump.Count > 0 && (request.LeakIndex is not null || request.Decoys is null))
            sightings.AddRange(LeakSightings.Read(request, dump, threads, subjects, ledger, terminal, meter, cancellation));
        if (request.Logs.Count > 0)
            sightings.AddRange([.. LogSightings.Read(request, sightings, threads, ledger, terminal, meter, cancellation)]);
        if (request.SignIns.Count > 0)
            sightings.AddRange(SignInSightings.Read(request, profile, subjects, ledger, terminal, cancellation));
        if (request.Decoys is not null)
            sightings.AddRange(DecoySightings.Read(request, dump, subjects, ledger, terminal, cancellation));
        if (request.Pages.Count > 0)
            sightings.AddRange(PageSightings.Read(request, election, subjects, ledger, terminal));
        Sighting[] ordered = [.. sightings.Select(s => s with { Exhibits = [.. s.Exhibits.Select(e => e with { File = request.Recorded.Of(e.File) })] }).DistinctBy(s => s.Id, StringComparer.Ordinal).OrderBy(s => s.Stage).ThenByDescending(s => s.Confidence).ThenBy(s => s.First is null).ThenBy(s => s.First).ThenBy(s => s.Id, StringComparer.Ordinal)];
        return new SightingPart(ordered, [.. EvidenceHashing.Of(request, meter, cancellation).Select(e => e with { Path = request.Recorded.Of(e.Path) })], ledger.Runs(ordered));
    }

    /// <summary>The report with what was seen, from what, and how it joins.</summary>
    public static ScanReport Join(ScanReport report, SightingPart part) => report with
    {
        Sightings = part.Sightings,
        Evidence = part.Evidence,
        EvidenceRuns = part.Runs,
        Chains = part.Sightings.Count == 0 ? [] : new ChainBuilder(report.Election).Build(part.Sightings, report.Incidents, report.Findings, report.Context),
    };
}
