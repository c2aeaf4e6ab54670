namespace Tocsin.Logs.Indicators;

/// <summary>Takes what the readers of files found, through the gate, into the set.</summary>
internal sealed class IndicatorIntake(IndicatorSet set, IndicatorGate gate)
{
    /// <summary>Makes an indicator of what is left of its clauses, with the reason when it is weak.</summary>
    public delegate Indicator Make(IndicatorSource source, Atom[][] clauses, string? demoted);

    /// <summary>Counts what is not looked for.</summary>
    public void Leave(string file, long place, string value, string reason) => set.Leave(file, place, value, reason);

    /// <summary>Takes an indicator; alternatives that the gate refuses are left out and counted.</summary>
    public void Take(long place, string value, Atom[][] clauses, IndicatorSource source, Make make)
    {
        List<Atom[]>? kept = null;
        string? weak = null;
        for (int i = 0; i < clauses.Length; i++)
        {
            if (Refused(clauses[i], ref weak) is { } reason)
            {
                kept ??= [.. clauses[..i]];
                set.Leave(source.File, place, value, reason);
            }
            else
            {
                kept?.Add(clauses[i]);
            }
        }

        if (kept is null || kept.Count > 0)
            set.Add(make(source, kept is null ? clauses : [.. kept], weak));
    }

    // Together with a narrow atom a wide one does no harm, so a clause is judged by its best.
    private string? Refused(Atom[] clause, ref string? weak)
    {
        string? refused = null, demoted = null;
        foreach (var atom in clause)
        {
            bool admitted = gate.Admits(atom, out string reason);
            if (admitted && reason.Length == 0)
                return null;
            if (admitted)
                demoted = reason;
            else
                refused = reason;
        }

        weak ??= demoted;
        return demoted is null ? refused : null;
    }
}
