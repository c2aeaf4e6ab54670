using System.CommandLine;

namespace Tocsin.Cli.Remote;

/// <summary>A duty room to work with instead of a store.</summary>
internal sealed class ServerOption : Option<string?>
{
    /// <summary>Where the key stands: never in an argument, which everybody on the machine can read.</summary>
    public const string KeyVariable = "TOCSIN_KEY";

    /// <summary>Creates the option.</summary>
    public ServerOption()
        : base("--server")
    {
        Description = $"Work with a duty room (tocsin serve) instead of a store; its key is taken from {KeyVariable}.";
        HelpName = "URL";
    }

    /// <summary>The server that was named; null when none was.</summary>
    /// <exception cref="UserError">It is no address, or there is no key.</exception>
    public RemoteServer? Open(ParseResult parsed)
    {
        if (parsed.GetValue(this) is not { } text)
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new UserError($"--server {text} is no address", "for example --server https://duty.example:8443");
        if (url.Scheme == "http" && !url.IsLoopback)
            throw new UserError("a key does not travel unencrypted", "use https, or a server on this machine");
        if (Environment.GetEnvironmentVariable(KeyVariable) is not { Length: > 0 } key)
            throw new UserError("there is no key for the server", $"set {KeyVariable} to a key made on its page 'People and keys'");
        return new RemoteServer(url, key.Trim());
    }
}
