using System.Runtime.InteropServices;

namespace Tocsin.Logs.Sightings;

/// <summary>Gathers sightings into alarms: one for each indicator, machine and user.</summary>
public sealed class AlarmBook
{
    private readonly Dictionary<(int Indicator, string Machine, string User, bool Inbound), Alarm> _alarms = [];

    /// <summary>Sightings so far.</summary>
    public long Sightings { get; private set; }

    /// <summary>Alarms: firm ones first, then by the giver's confidence, number, first time and name.</summary>
    public IReadOnlyList<Alarm> Ordered =>
    [
        .. _alarms.Values.OrderByDescending(a => a.IsFirm).ThenByDescending(a => a.Indicator.Confidence).ThenByDescending(a => a.Count)
            .ThenBy(a => a.First ?? DateTimeOffset.MaxValue).ThenBy(a => a.Indicator.Value, StringComparer.Ordinal).ThenBy(a => a.Example.Number)
            .ThenBy(a => a.Machine, StringComparer.Ordinal).ThenBy(a => a.User, StringComparer.Ordinal).ThenBy(a => a.Inbound),
    ];

    /// <summary>Adds a sighting.</summary>
    public void Add(Sighting sighting)
    {
        Sightings++;
        ref var alarm = ref CollectionsMarshal.GetValueRefOrAddDefault(_alarms, (sighting.Number, sighting.Machine, sighting.User, sighting.Inbound), out _);
        alarm ??= new Alarm(sighting);
        alarm.Add(sighting);
    }
}
