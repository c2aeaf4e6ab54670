using Tocsin.Engine.Statistics;

namespace Tocsin.Engine.Detectors.SynchronisedActivity;

/// <summary>The minutes of the hour and the seconds of the minute at which an account posts as if by the clock.</summary>
/// <remarks>
/// Newsrooms, schedulers and many bots post on the full hour, the half hour or the full minute. Two of them coincide all the
/// time and have nothing to do with one another, so what an account does by its own clock proves nothing about two accounts
/// and is left out: a phase (with its neighbours, a twentieth of the round) that holds more of the account's posts than an even
/// spread explains, binomial at one in a thousand, corrected for the 60 phases.
/// </remarks>
internal sealed class OwnClocks
{
    private const int Phases = 60;
    private const int Least = 3;
    private const double Width = 3.0 / Phases;
    private const long Minute = 60_000;
    private const long Hour = 60 * Minute;

    private static readonly double Limit = Math.Log(0.001 / Phases);

    private readonly int[] _counts = new int[Phases];
    private readonly bool[] _minutes = new bool[Phases];
    private readonly bool[] _seconds = new bool[Phases];

    /// <summary>Learns the clocks of one account.</summary>
    /// <param name="times">Its times in ascending order, Unix milliseconds.</param>
    /// <param name="toTheSecond">False when its times are coarser than a second.</param>
    public void Learn(ReadOnlySpan<long> times, bool toTheSecond)
    {
        Mark(times, Hour, _minutes);
        if (toTheSecond)
            Mark(times, Minute, _seconds);
        else
            Array.Clear(_seconds);
    }

    /// <summary>True when the account posts at this phase by its clock.</summary>
    public bool Explains(long time) => _minutes[Phase(time, Hour)] || _seconds[Phase(time, Minute)];

    private void Mark(ReadOnlySpan<long> times, long round, bool[] marked)
    {
        Array.Clear(_counts);
        Array.Clear(marked);
        int all = 0;
        long previous = long.MinValue;
        foreach (long time in times)
        {
            // A burst within one phase of one round is one act: only coming back to it in other rounds is a clock.
            long place = Math.DivRem(time, round / Phases).Quotient;
            if (place == previous)
                continue;
            previous = place;
            _counts[Phase(time, round)]++;
            all++;
        }

        for (int p = 0; p < Phases; p++)
        {
            int near = _counts[(p + Phases - 1) % Phases] + _counts[p] + _counts[(p + 1) % Phases];
            if (near < Least || Tails.LogBinomial(near, all, Width) > Limit)
                continue;
            marked[(p + Phases - 1) % Phases] = marked[p] = marked[(p + 1) % Phases] = true;
        }
    }

    private static int Phase(long time, long round) => (int)((((time % round) + round) % round) / (round / Phases));
}
