using Tocsin.Logs.Indicators;

namespace Tocsin.Logs.Sightings;

/// <summary>All sightings of one indicator at one machine and user.</summary>
public sealed class Alarm
{
    internal Alarm(Sighting first) => Example = first;

    /// <summary>The sighting to show: the first firm one, else the first.</summary>
    public Sighting Example { get; private set; }

    /// <summary>The indicator.</summary>
    public Indicator Indicator => Example.Indicator;

    /// <summary>The machine; empty when the lines do not tell.</summary>
    public string Machine => Example.Machine;

    /// <summary>The user; empty when the lines do not tell.</summary>
    public string User => Example.User;

    /// <summary>True when the indicator is the one who came.</summary>
    public bool Inbound => Example.Inbound;

    /// <summary>Sightings.</summary>
    public long Count { get; private set; }

    /// <summary>Those that nothing speaks against.</summary>
    public long Firm { get; private set; }

    /// <summary>Those without a time.</summary>
    public long Undated { get; private set; }

    /// <summary>Earliest time; null when no line tells one.</summary>
    public DateTimeOffset? First { get; private set; }

    /// <summary>Latest time.</summary>
    public DateTimeOffset? Last { get; private set; }

    /// <summary>Everything that weakens any of them.</summary>
    public Weakness Weakness { get; private set; }

    /// <summary>Years were taken from the file's date.</summary>
    public bool YearGuessed { get; private set; }

    /// <summary>True when at least one sighting is firm.</summary>
    public bool IsFirm => Firm > 0;

    internal void Add(Sighting sighting)
    {
        Count++;
        Weakness |= sighting.Weakness;
        YearGuessed |= sighting.YearGuessed;
        if (sighting.Weakness == Weakness.None && Firm++ == 0)
            Example = sighting;
        if (sighting.Time is not { } time)
        {
            Undated++;
            return;
        }

        First = First is null || time < First ? time : First;
        Last = Last is null || time > Last ? time : Last;
    }
}
