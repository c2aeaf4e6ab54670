namespace Tocsin.Engine.Neighbours;

/// <summary>Searches an index. Not thread-safe; make one for each thread. The same question always has the same answer.</summary>
public sealed class NeighbourSearcher
{
    private readonly NeighbourIndex _index;
    private readonly GraphWalk _walk;
    private readonly List<ulong> _found = [];
    private readonly sbyte[] _query;

    internal NeighbourSearcher(NeighbourIndex index, GraphWalk walk)
    {
        (_index, _walk) = (index, walk);
        _query = new sbyte[index.Vectors.Dimensions];
    }

    /// <summary>The nearest vectors, best first; of equally near ones the same always, by content.</summary>
    /// <param name="vector">Any length but zero; a zero vector has no neighbours.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="breadth">Vectors kept in view (ef of the paper): more finds more and takes longer. At least <paramref name="count"/> is used.</param>
    public List<Neighbour> Search(ReadOnlySpan<float> vector, int count, int breadth) => Nearest(_query, Quantise(vector), count, breadth);

    /// <summary>The nearest vectors to one of the index, itself among them.</summary>
    public List<Neighbour> Search(int item, int count, int breadth) => Nearest(_index.Vectors.Of(item), _index.Vectors.Scale(item), count, breadth);

    /// <summary>All vectors at least so similar that the walk meets, best first.</summary>
    /// <param name="vector">Any length but zero.</param>
    /// <param name="least">Least similarity.</param>
    /// <param name="breadth">Vectors kept in view while the neighbourhood is looked for.</param>
    /// <param name="most">How many at most; where more are to be found it is not sure to be the nearest.</param>
    public List<Neighbour> Within(ReadOnlySpan<float> vector, float least, int breadth, int most = int.MaxValue) =>
        Around(_query, Quantise(vector), least, breadth, most);

    /// <summary>All vectors at least so similar to one of the index, itself among them.</summary>
    public List<Neighbour> Within(int item, float least, int breadth, int most = int.MaxValue) =>
        Around(_index.Vectors.Of(item), _index.Vectors.Scale(item), least, breadth, most);

    private float Quantise(ReadOnlySpan<float> vector)
    {
        if (vector.Length != _query.Length)
            throw new ArgumentException($"BUG: a vector of {vector.Length} numbers for an index of {_query.Length}", nameof(vector));
        return QuantisedVectors.Quantise(vector, _query);
    }

    private List<Neighbour> Nearest(ReadOnlySpan<sbyte> query, float scale, int count, int breadth)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return Walk(query, scale, Math.Max(count, breadth)) ? Items(count) : [];
    }

    private List<Neighbour> Around(ReadOnlySpan<sbyte> query, float scale, float least, int breadth, int most)
    {
        if (!Walk(query, scale, Math.Max(1, breadth)))
            return [];
        _walk.Flood(query, scale, least, most, _found);
        return Items(most);
    }

    private bool Walk(ReadOnlySpan<sbyte> query, float scale, int breadth)
    {
        if (_index.Entry < 0 || scale == 0)
            return false;
        int at = _walk.Descend(query, scale, _index.Entry, _index.Top, 0);
        _walk.Search(query, scale, at, 0, breadth, _found);
        return true;
    }

    private List<Neighbour> Items(int most)
    {
        var result = new List<Neighbour>(Math.Min(most, _found.Count));
        foreach (ulong key in _found)
        {
            foreach (int item in _index.Nodes.Items(GraphWalk.Node(key)))
            {
                if (result.Count == most)
                    return result;
                result.Add(new Neighbour(item, GraphWalk.Similarity(key)));
            }
        }

        return result;
    }
}
