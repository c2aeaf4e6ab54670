namespace Tocsin.Engine.Coordination.Reference;

/// <summary>Neumaier's sum: means agree with the tool's extended-precision ones and hardly feel the order of terms.</summary>
internal struct CompensatedSum
{
    private double _sum;
    private double _lost;

    public readonly double Value => _sum + _lost;

    public void Add(double term)
    {
        double sum = _sum + term;
        _lost += Math.Abs(_sum) >= Math.Abs(term) ? _sum - sum + term : term - sum + _sum;
        _sum = sum;
    }
}
