using System.CommandLine;
using Tocsin.Cli.Archives;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin evidence</c>: incidents frozen with all they rest on, signed, and verified by anybody.</summary>
public static class EvidenceCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "evidence",
            "Freeze an incident with everything it rests on into one signed file, and verify such a file on any machine.",
            "tocsin evidence key --out evidence.key",
            "tocsin evidence export incident--81c0 --in report --key evidence.key --by \"Ida Lorne\" --reason \"complaint to the regulator\" --out case.tocsin-evidence.zip",
            "tocsin evidence verify case.tocsin-evidence.zip --key evidence.key.pub");
        command.Subcommands.Add(EvidenceExportCommand.Build(terminal));
        command.Subcommands.Add(EvidenceVerifyCommand.Build(terminal));
        command.Subcommands.Add(Key(terminal));
        command.Subcommands.Add(Timestamp(terminal));
        return command;
    }

    private static TocsinCommand Key(Terminal terminal)
    {
        var path = new Option<string>("--out", "-o") { Description = "The private key; the public one goes beside it as FILE.pub.", HelpName = "FILE", DefaultValueFactory = _ => KeyFile.DefaultName };
        var command = new TocsinCommand("key", "Make the key that signs this office's evidence. Nothing is overwritten.", "tocsin evidence key", "tocsin evidence key --out keys/evidence.key");
        command.Options.Add(path);
        command.SetAction(parsed =>
        {
            string file = parsed.GetRequiredValue(path);
            using var key = KeyFile.Make(file);
            if (parsed.GetValue(GlobalOptions.Json))
            {
                terminal.Json.Write(line =>
                {
                    line.WriteString("type", "key");
                    line.WriteString("path", file);
                    line.WriteString("key_sha256", key.Fingerprint);
                });
                return ExitCode.Clean;
            }

            terminal.Out.WriteLine($"{SafeText.Clean(file)}: the private key. Keep it where only those who sign can read it; without it nobody signs in your name.");
            terminal.Out.WriteLine($"{SafeText.Clean(file)}.pub: the public key. Publish it, and write its fingerprint down where it cannot be changed:");
            terminal.Out.WriteLine($"  {KeyFile.Spoken(key.Fingerprint)}");
            return ExitCode.Clean;
        });
        return command;
    }

    private static TocsinCommand Timestamp(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The archive." };
        var request = new Option<string?>("--request") { Description = "Write the request (RFC 3161) that an authority answers.", HelpName = "FILE" };
        var response = new Option<string?>("--response") { Description = "Put the authority's reply behind the archive.", HelpName = "FILE" };
        var command = new TocsinCommand(
            "timestamp",
            "Have a third party vouch for the time of an archive, without this machine asking anybody.",
            "tocsin evidence timestamp case.tocsin-evidence.zip --request out.tsq",
            "tocsin evidence timestamp case.tocsin-evidence.zip --response in.tsr");
        command.Arguments.Add(file);
        command.Options.Add(request);
        command.Options.Add(response);
        command.SetAction((parsed, cancellation) => Task.FromResult(TimestampRun.Run(parsed.GetRequiredValue(file), parsed.GetValue(request), parsed.GetValue(response), terminal, cancellation)));
        return command;
    }
}
