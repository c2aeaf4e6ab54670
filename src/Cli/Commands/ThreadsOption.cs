using System.CommandLine;

namespace Tocsin.Cli.Commands;

/// <summary>The option that every command with parallel work has: <c>--threads</c>.</summary>
internal sealed class ThreadsOption : Option<int>
{
    /// <summary>The most threads that make sense to ask for.</summary>
    public const int Most = 256;

    /// <summary>Creates it; by default every processor works.</summary>
    public ThreadsOption()
        : base("--threads", "-t")
    {
        Description = "Threads to work with; the result does not depend on it.";
        HelpName = "N";
        DefaultValueFactory = _ => Environment.ProcessorCount;
    }

    /// <summary>The number given.</summary>
    /// <exception cref="UserError">It is out of range.</exception>
    public int Read(ParseResult parsed) => Checked(parsed.GetValue(this));

    /// <summary>The number, if it is in range.</summary>
    /// <exception cref="UserError">It is not.</exception>
    public static int Checked(int threads) =>
        threads is >= 1 and <= Most ? threads : throw new UserError($"--threads {threads} is out of range", $"give a number from 1 to {Most}");
}
