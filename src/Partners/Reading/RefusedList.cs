using Tocsin.Storage.Partners;

namespace Tocsin.Partners.Reading;

/// <summary>What was refused: the first of them with their reasons, and how many there are.</summary>
internal sealed class RefusedList
{
    private const int MostListed = 10_000, Longest = 200;
    private readonly List<RefusedObject> _listed = [];

    /// <summary>How many.</summary>
    public long Count { get; private set; }

    /// <summary>The first of them; a last line counts the others.</summary>
    public IReadOnlyList<RefusedObject> Listed => Count > _listed.Count ? [.. _listed, new RefusedObject(long.MaxValue, "", "", $"and {Count - _listed.Count} more")] : _listed;

    /// <summary>Adds one.</summary>
    public void Add(long place, string id, string type, string reason)
    {
        Count++;
        if (_listed.Count < MostListed)
            _listed.Add(new RefusedObject(place, Short(id), Short(type), Short(reason)));
    }

    private static string Short(string text) => text.Length > Longest ? text[..Longest] + "…" : text;
}
