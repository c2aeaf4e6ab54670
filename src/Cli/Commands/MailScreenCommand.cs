using System.CommandLine;
using Tocsin.Cli.Mail;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin mail screen FILE…</c>: which messages are attacks, and why.</summary>
public static class MailScreenCommand
{
    private static readonly Argument<string[]> Inputs = new("FILE")
    {
        Description = "Messages (.eml), mbox files, folders of them, or mailboxes (imaps://user@host/FOLDER), which are read and not changed.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string[]> Election = new("--election", "-e")
    {
        Description = "Election profile: its persons and bodies are protected from impersonation, their domains from lookalikes.",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string[]> Protect = new("--protect", "-p")
    {
        Description = "Domains to protect, your own above all: one a line, # for comments.",
        HelpName = "NAMES.txt",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> Dns = new("--dns")
    {
        Description = "DNS records, to evaluate SPF, DKIM, ARC and DMARC instead of believing what servers recorded.",
        HelpName = "RECORDS",
    };

    private static readonly Option<string[]> Known = new("--known")
    {
        Description = "Earlier, ordinary mail: senders who never wrote before, or write from a new address, are pointed out.",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<bool> All = new("--all")
    {
        Description = "Also show messages in which nothing was found.",
    };

    private static readonly ThreadsOption Threads = new();

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "screen",
            "Screen mail for phishing, fraud and impersonation. Exit code 1 when a message is at least suspicious.",
            "tocsin mail screen suspicious.eml",
            "tocsin mail screen inbox.mbox --protect our-domains.txt --known archive/",
            "tocsin mail screen export/ --election fr-2017-president --json",
            "tocsin mail screen imaps://ann@mail.example.org/INBOX --imap-password-file ann.password --since 2027-03-01");
        command.Arguments.Add(Inputs);
        foreach (Option option in new Option[] { Election, Protect, Dns, Known, All, Threads })
            command.Options.Add(option);
        MailboxOptionsOf.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, terminal, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        int threads = Threads.Read(parsed);
        string[] inputs = parsed.GetRequiredValue(Inputs);
        string[] known = parsed.GetRequiredValue(Known);
        return MailScreenRun.Run(
            new MailScreenRequest
            {
                Inputs = inputs,
                Elections = parsed.GetRequiredValue(Election),
                Protect = parsed.GetRequiredValue(Protect),
                Dns = parsed.GetValue(Dns),
                Known = known,
                Mailboxes = MailboxOptionsOf.Read(parsed, [.. inputs, .. known], terminal),
                All = parsed.GetValue(All),
                Threads = threads,
                Json = parsed.GetValue(GlobalOptions.Json),
            },
            terminal,
            cancellation);
    }
}
