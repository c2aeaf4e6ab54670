namespace Tocsin.Mail.Authentication;

/// <summary>DNS records held in memory.</summary>
public sealed class RecordTable : IDnsRecords
{
    private const int LongestChain = 8;

    private readonly Dictionary<(string Name, DnsType Type), List<string>> _records = [];
    private readonly HashSet<string> _failing = new(StringComparer.Ordinal);

    /// <summary>Records held.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a record.</summary>
    public void Add(string name, DnsType type, string value)
    {
        var key = (Key(name), type);
        if (!_records.TryGetValue(key, out var values))
            _records[key] = values = [];
        values.Add(value);
        Count++;
    }

    /// <summary>Queries at this name for types it has no record of get no answer.</summary>
    public void Fail(string name) => _failing.Add(Key(name));

    /// <inheritdoc/>
    public DnsAnswer Query(string name, DnsType type)
    {
        string key = Key(name);
        for (int i = 0; i < LongestChain; i++)
        {
            if (_records.TryGetValue((key, type), out var values))
                return new DnsAnswer(false, values);
            if (_records.TryGetValue((key, DnsType.Cname), out var alias))
                key = Key(alias[0]);
            else
                return _failing.Contains(key) ? DnsAnswer.Failure : DnsAnswer.Nothing;
        }

        return DnsAnswer.Nothing;
    }

    private static string Key(string name) => name.TrimEnd('.').ToLowerInvariant();
}
