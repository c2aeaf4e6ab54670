using System.CommandLine;
using Tocsin.Decoys.Storing;

namespace Tocsin.Cli.Commands;

/// <summary>Options that all decoy commands have.</summary>
internal static class DecoyOptions
{
    private const int LongestPassphrase = 4096;

    /// <summary>The store.</summary>
    public static readonly Option<string> Store = new("--store", "-s")
    {
        Description = "The store: the only place that says what is a decoy. Keep it away from the network it protects.",
        HelpName = "FILE",
        Required = true,
    };

    /// <summary>The passphrase.</summary>
    public static readonly Option<string?> Passphrase = new("--passphrase-file")
    {
        Description = "A file whose first line seals the store (AES-256-GCM); the same for all commands.",
        HelpName = "FILE",
    };

    /// <summary>The store asked for.</summary>
    /// <exception cref="UserError">There is no passphrase in the file.</exception>
    public static DecoyStoreFile Of(ParseResult parsed) => Of(parsed, parsed.GetRequiredValue(Store));

    /// <summary>The store at a path, with the passphrase given.</summary>
    /// <exception cref="UserError">There is no passphrase in the file.</exception>
    public static DecoyStoreFile Of(ParseResult parsed, string store)
    {
        string? passphrase = null;
        if (parsed.GetValue(Passphrase) is { } path)
        {
            if (!File.Exists(path))
                throw new UserError($"there is no passphrase file {path}", "write the passphrase into a file that only you can read");
            using var reader = new StreamReader(path);
            char[] buffer = new char[LongestPassphrase];
            passphrase = new string(buffer, 0, reader.ReadBlock(buffer)).Split('\n')[0].TrimEnd('\r');
            if (passphrase.Length < 12)
                throw new UserError($"the passphrase in {path} is shorter than 12 characters", "a short one can be guessed: use several words");
        }

        return new DecoyStoreFile(store, passphrase);
    }
}
