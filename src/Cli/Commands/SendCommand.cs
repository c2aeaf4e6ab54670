using System.Buffers;
using System.CommandLine;
using Tocsin.Cli.Output;
using Tocsin.Cli.Remote;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin send FILE…</c>: hands posts in to a duty room.</summary>
public static class SendCommand
{
    private const int Part = 8 * 1024 * 1024;

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Description = "Files of Tocsin NDJSON; - is standard input.", Arity = ArgumentArity.OneOrMore };
        var server = new ServerOption { Required = true };
        var election = new Option<string?>("--election", "-e") { Description = "Id of the election; not needed where the server has one.", HelpName = "ID" };
        var source = new Option<string>("--source") { Description = "Name of the source: the same source and id twice counts once.", HelpName = "NAME", DefaultValueFactory = _ => "command-line" };
        var command = new TocsinCommand("send", "Hand posts in to a duty room. What it acknowledges is on its disk; sending again is harmless.", "tocsin send posts.ndjson --server https://duty.example:8443", "collector | tocsin send - --server http://127.0.0.1:8420 --source collector");
        command.Arguments.Add(files);
        foreach (Option option in new Option[] { server, election, source })
            command.Options.Add(option);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var remote = server.Open(parsed)!;
            string to = await remote.Election(parsed.GetValue(election), cancellation).ConfigureAwait(false);
            var sum = (Accepted: 0L, Duplicates: 0L, Rejected: 0L);
            foreach (string file in parsed.GetRequiredValue(files))
            {
                await using var stream = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
                await foreach (var lines in Parts(stream, cancellation).ConfigureAwait(false))
                {
                    var receipt = await remote.Send(to, parsed.GetRequiredValue(source), lines, cancellation).ConfigureAwait(false);
                    sum = (sum.Accepted + receipt.Accepted, sum.Duplicates + receipt.Duplicates, sum.Rejected + receipt.Rejected);
                    foreach (var refused in receipt.Refused.Take(5))
                        terminal.Say($"not taken: line {refused.Line} of a part: {refused.Reason} {SafeText.Clean(refused.Detail ?? "")}");
                }
            }

            if (parsed.GetValue(GlobalOptions.Json))
            {
                terminal.Json.Write(line =>
                {
                    line.WriteString("type", "sent");
                    line.WriteNumber("accepted", sum.Accepted);
                    line.WriteNumber("duplicates", sum.Duplicates);
                    line.WriteNumber("rejected", sum.Rejected);
                });
            }
            else
            {
                terminal.Out.WriteLine($"{Words.Count(sum.Accepted, "post")} taken, {Words.Count(sum.Duplicates)} taken before, {Words.Count(sum.Rejected)} not understood");
            }

            return sum is { Accepted: 0, Duplicates: 0, Rejected: > 0 } ? ExitCode.Error : ExitCode.Clean;
        });
        return command;
    }

    // Parts of whole lines; what comes in slowly is sent when there is a pause in reading.
    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Parts(Stream stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Part);
        int held = 0;
        while (true)
        {
            int read = await stream.ReadAsync(buffer.AsMemory(held), cancellation).ConfigureAwait(false);
            held += read;
            int whole = read == 0 ? held : buffer.AsSpan(0, held).LastIndexOf((byte)'\n') + 1;
            if (whole == 0 && held == buffer.Length)
                throw new UserError($"a line is longer than {Part} bytes", "is the file Tocsin NDJSON, one post a line?");
            if (whole > 0 && (read == 0 || held > buffer.Length / 2 || stream is not FileStream))
            {
                yield return buffer.AsMemory(0, whole);
                buffer.AsSpan(whole, held - whole).CopyTo(buffer);
                held -= whole;
            }

            if (read == 0)
                break;
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }
}
