using System.CommandLine;

namespace Tocsin.Cli.Commands;

/// <summary>Options that both leak commands have.</summary>
internal static class LeakOptions
{
    /// <summary>The index.</summary>
    public static readonly Option<string> Index = new("--index", "-i")
    {
        Description = "The index of fingerprints.",
        HelpName = "FILE",
        Required = true,
    };

    /// <summary>The key.</summary>
    public static readonly Option<string> Key = new("--key", "-k")
    {
        Description = "The secret key; enrol makes it when it is absent. Who holds it and the index can match.",
        HelpName = "FILE",
        Required = true,
    };

    /// <summary>Threads.</summary>
    public static readonly Option<int> Threads = new("--threads", "-t")
    {
        Description = "Threads to work with; the result does not depend on it.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>The threads asked for.</summary>
    public static int ThreadsOf(ParseResult parsed)
    {
        int threads = parsed.GetValue(Threads);
        return threads is >= 1 and <= 256 ? threads : throw new UserError($"--threads {threads} is out of range", "give a number from 1 to 256");
    }
}
