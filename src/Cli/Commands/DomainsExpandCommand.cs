using System.CommandLine;
using System.Net;
using Tocsin.Cli.Domains;
using Tocsin.Cli.Output;
using Tocsin.Engine.Lookalikes;
using Tocsin.Resolving;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin domains expand NAME</c>: the names that would imitate a name.</summary>
public static class DomainsExpandCommand
{
    private const int DnsPort = 53;
    private const int MostQueries = 1000;

    private static readonly Argument<string> Name = new("NAME") { Description = "The name to protect, for example example.org." };

    private static readonly Option<bool> Resolve = new("--resolve") { Description = "Ask DNS which of them exist (A, AAAA, MX, NS). The server that is asked learns the names." };

    private static readonly Option<string?> Server = new("--dns-server")
    {
        Description = "With --resolve: the DNS server to ask; otherwise the system's.",
        HelpName = "ADDRESS[:PORT]",
    };

    private static readonly Option<int> Rate = new("--queries-per-second")
    {
        Description = "With --resolve: most questions a second.",
        HelpName = "N",
        DefaultValueFactory = _ => new ResolveOptions().QueriesPerSecond,
    };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "expand",
            "List the names that imitate a name by typing, look or memory errors, to register or to watch. Nothing is looked up unless --resolve is given.",
            "tocsin domains expand example.org",
            "tocsin domains expand example.org --json",
            "tocsin domains expand example.org --resolve --dns-server 192.0.2.53");
        command.Arguments.Add(Name);
        foreach (Option option in new Option[] { Resolve, Server, Rate })
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, terminal, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        string text = parsed.GetRequiredValue(Name);
        bool json = parsed.GetValue(GlobalOptions.Json);
        if (!ProtectedName.TryParse(text, out var name))
            throw new UserError($"{SafeText.Shorten(text, 80)} is no domain name", "give a name such as example.org");
        var names = Expansion.Of(name);
        if (parsed.GetValue(Resolve))
            return await new ResolveRun(names, Options(parsed, terminal), json, terminal).RunAsync(cancellation).ConfigureAwait(false);
        if (parsed.GetValue(Server) is not null)
            throw new UserError("--dns-server is given, but nothing is to be asked", "add --resolve");
        foreach (var (kind, host) in names)
            Tell(kind, host, json, terminal);
        return ExitCode.Clean;
    }

    private static void Tell(LookalikeKind kind, string host, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "permutation");
                line.WriteString("name", host);
                line.WriteString("kind", AlarmText.Code(kind));
            });
        }
        else
        {
            terminal.Out.WriteLine($"{AlarmText.Code(kind),-14} {host}");
        }
    }

    private static ResolveOptions Options(ParseResult parsed, Terminal terminal)
    {
        int rate = parsed.GetValue(Rate);
        if (rate is < 1 or > MostQueries)
            throw new UserError($"--queries-per-second {rate} is out of range", $"give a number from 1 to {MostQueries}");
        IPEndPoint? server = null;
        if (parsed.GetValue(Server) is { } text && !IPEndPoint.TryParse(text, out server))
            throw new UserError($"--dns-server {SafeText.Shorten(text, 60)} is no address", "write it as 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:53");
        return new ResolveOptions { Server = server is { Port: 0 } ? new IPEndPoint(server.Address, DnsPort) : server, QueriesPerSecond = rate, Clock = terminal.Clock };
    }
}
