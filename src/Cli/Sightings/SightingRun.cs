using Tocsin.Cli.Output;
using Tocsin.Engine.Incidents.Chains;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Cli.Sightings;

/// <summary>Gathers what the hacking half sees and joins it with the incidents of a scan.</summary>
internal static class SightingRun
{
    /// <summary>Looks at everything that was given.</summary>
    /// <exception cref="UserError">A file cannot be used, or no profile says who is protected.</exception>
    public static IReadOnlyList<Sighting> Read(SightingRequest request, string? profile, Election? election, int threads, Terminal terminal, ProgressMeter meter, CancellationToken cancellation)
    {
        if (!request.Any)
            return [];
        if ((request.Names.Count > 0 || request.Mail.Count > 0) && profile is null)
            throw new UserError("names and mail are compared with what an election profile protects", "give it with --election FILE");
        var subjects = new ProfileSubjects(election);
        var sightings = new List<Sighting>();
        if (request.Names.Count > 0)
            sightings.AddRange(DomainSightings.Read(request, profile!, threads, subjects, terminal, meter, cancellation));
        if (request.Mail.Count > 0)
            sightings.AddRange(MailSightings.Read(request, profile!, threads, subjects, terminal, meter, cancellation));
        if (request.Dump.Count > 0)
            sightings.AddRange(LeakSightings.Read(request, threads, subjects, terminal, meter, cancellation));
        if (request.Logs.Count > 0)
            sightings.AddRange([.. LogSightings.Read(request, sightings, threads, terminal, meter, cancellation)]);
        if (request.SignIns.Count > 0)
            sightings.AddRange(SignInSightings.Read(request, profile, subjects, terminal, cancellation));
        if (request.Decoys is not null)
            sightings.AddRange(DecoySightings.Read(request, subjects, terminal, cancellation));
        if (request.Pages.Count > 0)
            sightings.AddRange(PageSightings.Read(request, election, subjects, terminal));
        return [.. sightings.DistinctBy(s => s.Id, StringComparer.Ordinal).OrderBy(s => s.Stage).ThenBy(s => s.First is null).ThenBy(s => s.First).ThenByDescending(s => s.Confidence).ThenBy(s => s.Id, StringComparer.Ordinal)];
    }

    /// <summary>The report with what was seen and how it joins.</summary>
    public static ScanReport Join(ScanReport report, IReadOnlyList<Sighting> sightings) => sightings.Count == 0 ? report : report with
    {
        Sightings = sightings,
        Chains = new ChainBuilder(report.Election).Build(sightings, report.Incidents, report.Findings, report.Context),
    };
}
