using System.CommandLine;
using Tocsin.Cli.Archives;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin evidence verify FILE</c>.</summary>
public static class EvidenceVerifyCommand
{
    private static readonly Argument<string> Archive = new("FILE") { Description = "The archive." };
    private static readonly Option<string?> Key = new("--key") { Description = "Public key of the one who signed, had from them and not from the archive.", HelpName = "FILE" };
    private static readonly Option<string?> Authority = new("--tsa-certificate") { Description = "Certificate of the time-stamping authority, or of its root (PEM).", HelpName = "FILE" };
    private static readonly Option<bool> NoReplay = new("--no-replay") { Description = "Check the bytes only; do not run the detectors again." };
    private static readonly Option<string?> PseudonymKey = new("--pseudonym-key") { Description = "The pseudonym key of the scan, when the archive does not hold it.", HelpName = "FILE" };
    private static readonly Option<string?> Encoder = new("--encoder") { Description = "The sentence encoder of the scan, when it used one.", HelpName = "DIR" };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var threads = new ThreadsOption();
        var command = new TocsinCommand(
            "verify",
            "Check every byte of an archive, run the detectors again on what it froze, and say what differs. Exit code 1 when something does.",
            "tocsin evidence verify case.tocsin-evidence.zip --key office.key.pub",
            "tocsin evidence verify case.tocsin-evidence.zip --key office.key.pub --tsa-certificate authority.pem",
            "tocsin evidence verify case.tocsin-evidence.zip --no-replay --json");
        command.Arguments.Add(Archive);
        foreach (Option option in new Option[] { Key, Authority, NoReplay, PseudonymKey, Encoder, threads })
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.FromResult(VerifyRun.Run(
            new VerifyRequest
            {
                Path = parsed.GetRequiredValue(Archive),
                Key = parsed.GetValue(Key),
                Authorities = parsed.GetValue(Authority),
                Replay = !parsed.GetValue(NoReplay),
                PseudonymKey = parsed.GetValue(PseudonymKey),
                Encoder = parsed.GetValue(Encoder),
                Threads = threads.Read(parsed),
                Json = parsed.GetValue(GlobalOptions.Json),
            },
            terminal,
            cancellation)));
        return command;
    }
}
