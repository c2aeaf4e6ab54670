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

    private static readonly Option<string?> LeakKey = Secret("--leak-key", "Key of the leak index that the scan used: with all of these, what rests on dumps, decoys and pages is found again too.", "FILE");
    private static readonly Option<string[]> Originals = new("--originals") { Description = "Your own documents, as given to the scan.", HelpName = "DIR…", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
    private static readonly Option<string?> Decoys = Secret("--decoys", "The store of decoys.", "FILE");
    private static readonly Option<string?> PageStore = Secret("--page-store", "The store of approved pages.", "DIR");
    private static readonly Option<string?> PageKey = Secret("--page-key", "Public key of that store.", "FILE");

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
        foreach (Option option in new Option[] { Key, Authority, NoReplay, PseudonymKey, Encoder, LeakKey, Originals, Decoys, PageStore, PageKey, threads })
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
                Secrets = new OfficeSecrets
                {
                    LeakKey = parsed.GetValue(LeakKey),
                    Originals = parsed.GetRequiredValue(Originals),
                    Decoys = parsed.GetValue(Decoys),
                    PageStore = parsed.GetValue(PageStore),
                    PageKey = parsed.GetValue(PageKey),
                },
                Threads = threads.Read(parsed),
                Json = parsed.GetValue(GlobalOptions.Json),
            },
            terminal,
            cancellation)));
        return command;
    }

    private static Option<string?> Secret(string name, string description, string help) => new(name) { Description = description, HelpName = help };
}
