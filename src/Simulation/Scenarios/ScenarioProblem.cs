namespace Tocsin.Simulation;

/// <summary>One mistake in a scenario.</summary>
/// <param name="Line">Line from 1; 0 when no line is meant.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public readonly record struct ScenarioProblem(int Line, string Message, string Remedy)
{
    /// <summary>The mistake in one line.</summary>
    public override string ToString() => Line > 0 ? $"line {Line}: {Message}; {Remedy}" : $"{Message}; {Remedy}";
}
