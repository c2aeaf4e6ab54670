namespace Tocsin.Partners.Stix.Out;

/// <summary>Ids of STIX objects in order, each once, in 20 bytes rather than as texts: all that a bundle remembers of what it has written.</summary>
internal sealed class StixIdSet
{
    private const int Separator = 2;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _types = [];
    private readonly HashSet<(Guid Uuid, int Type)> _known = [];
    private readonly List<(Guid Uuid, int Type)> _order = [];

    /// <summary>How many.</summary>
    public int Count => _order.Count;

    /// <summary>Adds one.</summary>
    /// <returns>False when it was there.</returns>
    public bool Add(string id)
    {
        var key = Key(id) ?? throw new InvalidOperationException($"BUG: '{id}' is no id");
        if (!_known.Add(key))
            return false;
        _order.Add(key);
        return true;
    }

    /// <summary>Whether it is there.</summary>
    public bool Contains(string id) => Key(id) is { } key && _known.Contains(key);

    /// <summary>Takes one out of those that are there; its place in the order stays empty, so only for sets without one.</summary>
    public void Remove(string id)
    {
        if (Key(id) is { } key)
            _known.Remove(key);
    }

    /// <summary>Those that were never taken out.</summary>
    public IEnumerable<string> Left => _order.Where(_known.Contains).Select(Text);

    /// <summary>All of them whose type is not one of these, in order.</summary>
    public IEnumerable<string> Without(params string[] types)
    {
        int[] not = [.. types.Select(t => _numbers.GetValueOrDefault(t, -1))];
        return _order.Where(k => !not.Contains(k.Type)).Select(Text);
    }

    private string Text((Guid Uuid, int Type) key) => $"{_types[key.Type]}--{key.Uuid:D}";

    private (Guid, int)? Key(string id)
    {
        int at = id.IndexOf("--", StringComparison.Ordinal);
        if (at <= 0 || !Guid.TryParseExact(id.AsSpan(at + Separator), "D", out var uuid))
            return null;
        string type = id[..at];
        if (!_numbers.TryGetValue(type, out int number))
        {
            _numbers[type] = number = _types.Count;
            _types.Add(type);
        }

        return (uuid, number);
    }
}
