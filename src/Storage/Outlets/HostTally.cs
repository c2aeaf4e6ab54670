namespace Tocsin.Storage.Outlets;

/// <summary>What was counted of one host so far.</summary>
internal sealed class HostTally
{
    public long Posts { get; private set; }

    public DateTimeOffset? First { get; private set; }

    public DateTimeOffset? Last { get; private set; }

    public SortedSet<string> Findings { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, IncidentCard> Incidents { get; } = new(StringComparer.Ordinal);

    public void Post(DateTimeOffset time)
    {
        Posts++;
        First = First < time ? First : time;
        Last = Last > time ? Last : time;
    }

    public SeenHost Of(string host) => new(host, Posts, First, Last, [.. Findings], [.. Incidents.Values.OrderBy(i => i.Number)]);
}
