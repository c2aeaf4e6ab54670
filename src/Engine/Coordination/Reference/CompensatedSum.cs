namespace Tocsin.Engine.Coordination.Reference;

/// <summary>Neumaier's sum: a mean of it is the exact one to the last bit or so, whatever the order of terms.</summary>
internal struct CompensatedSum
{
    private double _sum;
    private double _lost;

    /// <summary>The sum over a count, rounded once: the rounding of the sum and of the division are carried along.</summary>
    public readonly double Mean(int count)
    {
        double mean = _sum / count;
        double remainder = Math.FusedMultiplyAdd(-mean, count, _sum);
        return mean + ((remainder + _lost) / count);
    }

    public void Add(double term)
    {
        double sum = _sum + term;
        _lost += Math.Abs(_sum) >= Math.Abs(term) ? _sum - sum + term : term - sum + _sum;
        _sum = sum;
    }
}
