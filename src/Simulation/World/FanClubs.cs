using Tocsin.Simulation.Randomness;

namespace Tocsin.Simulation.World;

/// <summary>Who follows each outlet, drawn in proportion to activity.</summary>
internal sealed class FanClubs
{
    private readonly int[] _starts;
    private readonly int[] _fans;
    private readonly AliasTable?[] _draw;

    public FanClubs(Population people, int outlets)
    {
        _starts = new int[outlets + 1];
        for (int a = 0; a < people.Persons; a++)
        {
            _starts[people.Outlet[a] + 1]++;
            _starts[people.SecondOutlet[a] + 1]++;
        }

        for (int o = 0; o < outlets; o++)
            _starts[o + 1] += _starts[o];
        _fans = new int[_starts[outlets]];
        var next = _starts.AsSpan(0, outlets).ToArray();
        for (int a = 0; a < people.Persons; a++)
        {
            _fans[next[people.Outlet[a]]++] = a;
            _fans[next[people.SecondOutlet[a]]++] = a;
        }

        _draw = new AliasTable?[outlets];
        for (int o = 0; o < outlets; o++)
        {
            if (Count(o) > 0)
                _draw[o] = new AliasTable(Array.ConvertAll(_fans[_starts[o].._starts[o + 1]], a => people.Weight[a]));
        }
    }

    /// <summary>Followers of an outlet; who names it twice counts twice.</summary>
    public int Count(int outlet) => _starts[outlet + 1] - _starts[outlet];

    /// <summary>A follower of an outlet, or -1 when it has none.</summary>
    public int Pick(RandomStream random, int outlet) =>
        _draw[outlet] is { } draw ? _fans[_starts[outlet] + draw.Pick(random)] : -1;
}
