namespace Tocsin.Cli;

/// <summary>How to start this program again.</summary>
internal static class OwnProgram
{
    /// <summary>The executable and, where it is the runtime, the assembly to run.</summary>
    public static IReadOnlyList<string> Start { get; } = Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet"
        ? [Environment.ProcessPath!, Path.Combine(AppContext.BaseDirectory, "tocsin.dll")]
        : [Environment.ProcessPath!];
}
