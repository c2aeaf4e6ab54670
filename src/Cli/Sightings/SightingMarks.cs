using Tocsin.Engine.Model.Sightings;
using Tocsin.Mail.Reading;

namespace Tocsin.Cli.Sightings;

/// <summary>Makes marks of hosts.</summary>
internal static class SightingMarks
{
    /// <summary>Each host and its registrable domain.</summary>
    public static IReadOnlyList<Mark> Hosts(IEnumerable<string> hosts) =>
    [
        .. hosts.Where(h => h.Length > 0).SelectMany(h => new[] { h, HostText.Organisation(h) }).Distinct(StringComparer.Ordinal)
            .Select(h => new Mark(HostText.IsAddress(h) ? MarkKinds.Address : MarkKinds.Domain, h)),
    ];
}
