namespace Tocsin.Simulation;

/// <summary>A scenario cannot be used; every mistake found is listed.</summary>
public sealed class ScenarioException(IReadOnlyList<ScenarioProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems.Select(p => p.ToString())))
{
    /// <summary>The mistakes in the order of their lines.</summary>
    public IReadOnlyList<ScenarioProblem> Problems { get; } = problems;
}
