using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Tocsin.Cli.Output;
using Tocsin.Cli.Sharing;
using Tocsin.Partners.Misp;
using Tocsin.Partners.Notebooks;
using Tocsin.Partners.Sharing;
using Tocsin.Storage;
using Tocsin.Storage.Partners;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin share write</c>: lets an approved share out, as a file or into the partner's TAXII collection.</summary>
internal static class ShareWriteCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal, StoreOption places, Argument<string> which, Option<string> by)
    {
        var directory = new Option<string?>("--out") { Description = "The directory to write the file into.", HelpName = "DIR" };
        var feed = new Option<string?>("--feed") { Description = "Of a MISP event: a directory that MISP reads as a feed (manifest.json and a file for each event).", HelpName = "DIR" };
        var taxii = new Option<bool>("--taxii") { Description = "Of a STIX bundle: put its objects into the partner's TAXII collection." };
        var command = new TocsinCommand(
            "write",
            "Let an approved share out: the gate is asked again, the hash compared, the log written first. Sending the file is yours.",
            "tocsin share write 0198c1 --out shared --by \"Ida Berg\" --store cases.db",
            "tocsin share write 0198c1 --taxii --by \"Ida Berg\" --store cases.db");
        command.Arguments.Add(which);
        foreach (Option option in new Option[] { directory, feed, taxii, by, places })
            command.Options.Add(option);
        command.SetAction(async (parsed, cancellation) =>
        {
            string? file = parsed.GetValue(directory), into = parsed.GetValue(feed);
            bool collection = parsed.GetValue(taxii);
            if ((file is null ? 0 : 1) + (into is null ? 0 : 1) + (collection ? 1 : 0) != 1)
                throw new UserError("it is not said where it goes", "give one of --out DIR, --feed DIR and --taxii");
            using var store = places.Open(parsed, terminal);
            var share = store.Share(parsed.GetRequiredValue(which));
            string who = parsed.GetRequiredValue(by);
            string? written = null;
            if (collection)
                share = Tocsin.Partners.Sharing.TaxiiShelf.Put(store, share.Id, who);
            else if (into is not null)
                (share, written) = Feed(store, share, into, who);
            else if (share.Format == ShareFormats.Parquet)
                (share, written) = await TablesAsync(store, share, file!, who, cancellation).ConfigureAwait(false);
            else
                (share, written) = Single(store, share, file!, who);
            SharingPrinter.Share(terminal, parsed.GetValue(GlobalOptions.Json), share, written);
            if (written is not null && !parsed.GetValue(GlobalOptions.Json))
                terminal.Out.WriteLine($"written to {SafeText.Clean(written)}");
            return ExitCode.Clean;
        });
        return command;
    }

    private static (Share, string) Single(CaseStore store, Share share, string directory, string by)
    {
        string path = Path.Combine(directory, $"{share.Id}.{SharedText.Ending(share.Format)}");
        using var file = Private(path);
        var (written, text) = store.WriteShare(share.Id, "file " + Path.GetFileName(path), by);
        file.Stream.Write(Encoding.UTF8.GetBytes(text));
        file.Complete();
        return (written, path);
    }

    // What was approved is the text of the rows; the files are made of it, and made before anybody is told that it went out.
    private static async Task<(Share, string)> TablesAsync(CaseStore store, Share share, string directory, string by, CancellationToken cancellation)
    {
        var files = await ParquetFiles.OfAsync(store.ShareText(share.Id), cancellation).ConfigureAwait(false);
        var (written, _) = store.WriteShare(share.Id, $"Parquet files {share.Id}-*.parquet", by);
        foreach (var (table, bytes) in files)
        {
            using var file = Private(Path.Combine(directory, $"{share.Id}-{table}.parquet"));
            file.Stream.Write(bytes);
            file.Complete();
        }

        return (written, directory);
    }

    // It is for one partner, not for everybody on this machine. A feed is for a web server to read.
    private static AtomicFile Private(string path)
    {
        var file = new AtomicFile(path);
        if (!OperatingSystem.IsWindows() && file.Stream is FileStream open)
            File.SetUnixFileMode(open.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return file;
    }

    private static (Share, string) Feed(CaseStore store, Share share, string directory, string by)
    {
        if (share.Format != ShareFormats.Misp)
            throw new UserError($"a feed holds MISP events, and this is {share.Format}", "prepare it anew with --format misp");
        string manifest = Path.Combine(directory, "manifest.json");
        byte[]? there = File.Exists(manifest) ? File.ReadAllBytes(manifest) : null;

        // Whether it can be put there is found out before anybody is told that it went out.
        _ = MispFeed.Files(JsonNode.Parse(store.ShareText(share.Id))!.AsObject(), there);
        var (written, text) = store.WriteShare(share.Id, "MISP feed", by);
        foreach (var (name, bytes) in MispFeed.Files(JsonNode.Parse(text)!.AsObject(), there))
        {
            using var file = new AtomicFile(Path.Combine(directory, name));
            file.Stream.Write(bytes);
            file.Complete();
        }

        return (written, directory);
    }
}
