using System.CommandLine;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin incidents reveal</c>: who is behind pseudonyms, with a reason that is logged.</summary>
internal static class RevealCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal, StoreOption store, Option<string> by, Option<string> reason)
    {
        var election = new Argument<string>("ELECTION") { Description = "Id of the election." };
        var pseudonyms = new Argument<string[]>("PSEUDONYM") { Description = "Pseudonyms as 'incidents show' writes them.", Arity = ArgumentArity.OneOrMore };
        var command = new TocsinCommand(
            "reveal",
            "Tell which accounts are behind pseudonyms. Who asked, for whom and why is logged before anything is told.",
            "tocsin incidents reveal valdoria-2027 acct-vbwgab768qi4 --by \"Ida Berg\" --reason \"referral to the platform\" --store cases.db");
        command.Arguments.Add(election);
        command.Arguments.Add(pseudonyms);
        foreach (Option option in new Option[] { by, reason, store })
            command.Options.Add(option);
        command.Acts(
            parsed =>
            {
                using var cases = store.Open(parsed, terminal);
                return Tell(parsed, cases.Reveal(parsed.GetRequiredValue(election), parsed.GetRequiredValue(pseudonyms), parsed.GetRequiredValue(by), parsed.GetRequiredValue(reason)));
            },
            async (parsed, server, cancellation) => Tell(parsed, await server.Post<Dictionary<string, string>>(
                $"elections/{Uri.EscapeDataString(parsed.GetRequiredValue(election))}/reveals", new { pseudonyms = parsed.GetRequiredValue(pseudonyms), reason = parsed.GetRequiredValue(reason) }, cancellation).ConfigureAwait(false)));
        return command;

        int Tell(ParseResult parsed, IReadOnlyDictionary<string, string> found)
        {
            string[] wanted = parsed.GetRequiredValue(pseudonyms);
            foreach (string pseudonym in wanted.Distinct(StringComparer.Ordinal))
            {
                if (!parsed.GetValue(GlobalOptions.Json))
                {
                    terminal.Out.WriteLine($"{SafeText.Clean(pseudonym)}  {(found.TryGetValue(pseudonym, out string? name) ? SafeText.Clean(name) : "not known in this store")}");
                    continue;
                }

                terminal.Json.Write(line =>
                {
                    line.WriteString("type", "account");
                    line.WriteString("pseudonym", pseudonym);
                    line.WriteString("account", found.GetValueOrDefault(pseudonym));
                });
            }

            return found.Count > 0 ? ExitCode.Clean : ExitCode.Error;
        }
    }
}
