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
    public static readonly ThreadsOption Threads = new();
}
