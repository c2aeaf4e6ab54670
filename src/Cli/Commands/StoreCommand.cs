using System.CommandLine;
using Tocsin.Cli.Output;
using Tocsin.Storage;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin store</c>: makes, describes, copies and moves the case store.</summary>
public static class StoreCommand
{
    private static readonly StoreOption Store = new();

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "store",
            "The case store: one file, or a PostgreSQL database.",
            "tocsin store info --store cases.db",
            "tocsin store backup saved.db --store cases.db",
            "tocsin store move postgresql://tocsin@db.example/cases --store cases.db");
        command.Subcommands.Add(Init(terminal));
        command.Subcommands.Add(Info(terminal));
        command.Subcommands.Add(Check(terminal));
        command.Subcommands.Add(RetainCommand.Build(terminal, Store));
        command.Subcommands.Add(Copy(terminal, "backup", "FILE", "Write a copy of the store, as it is now, into a new file. Others may work meanwhile.", "tocsin store backup saved.db --store cases.db"));
        command.Subcommands.Add(Restore(terminal));
        command.Subcommands.Add(Copy(terminal, "move", "PLACE", "Copy the store into another home, a file or a database that is empty, and compare; the old one stays.", "tocsin store move postgresql://tocsin@db.example/cases --store cases.db"));
        return command;
    }

    private static TocsinCommand Init(Terminal terminal)
    {
        var command = new TocsinCommand("init", "Make an empty store, or bring one up to date with this version.", "tocsin store init --store cases.db");
        command.Options.Add(Store);
        command.SetAction(parsed =>
        {
            using var store = Store.Open(parsed, terminal, create: true);
            Tell(terminal, parsed, store.Info());
            return ExitCode.Clean;
        });
        return command;
    }

    private static TocsinCommand Info(Terminal terminal)
    {
        var command = new TocsinCommand("info", "What is in the store, and where.", "tocsin store info --store cases.db");
        command.Options.Add(Store);
        command.SetAction(parsed =>
        {
            using var store = Store.Open(parsed, terminal);
            Tell(terminal, parsed, store.Info());
            return ExitCode.Clean;
        });
        return command;
    }

    private static TocsinCommand Check(Terminal terminal)
    {
        var command = new TocsinCommand("check", "Look whether everything in the store fits together. Exit code 1 when it does not.", "tocsin store check --store cases.db");
        command.Options.Add(Store);
        command.SetAction(parsed =>
        {
            using var store = Store.Open(parsed, terminal);
            var problems = store.Check();
            if (parsed.GetValue(GlobalOptions.Json))
            {
                terminal.Json.Write(line =>
                {
                    line.WriteString("type", "check");
                    line.WriteBoolean("whole", problems.Count == 0);
                    line.WriteStartArray("problems");
                    foreach (string problem in problems)
                        line.WriteStringValue(problem);
                    line.WriteEndArray();
                });
            }
            else
            {
                terminal.Out.WriteLine(problems.Count == 0 ? "Everything fits together: audit chain, scans, posts, incidents and their members, register of outlets." : $"Does NOT fit together; restore a backup:");
                foreach (string problem in problems)
                    terminal.Out.WriteLine($"  {SafeText.Clean(problem)}");
            }

            return problems.Count == 0 ? ExitCode.Clean : ExitCode.Findings;
        });
        return command;
    }

    private static TocsinCommand Copy(Terminal terminal, string name, string argument, string description, string example)
    {
        var target = new Argument<string>(argument) { Description = "Where to; it must be new or empty." };
        var command = new TocsinCommand(name, description, example);
        command.Arguments.Add(target);
        command.Options.Add(Store);
        command.SetAction(parsed =>
        {
            var address = StoreAddress.Parse(parsed.GetRequiredValue(target));
            if (name == "backup" && address.File is null)
                throw new UserError("a backup is a file", "give a path; 'store move' copies into a database");
            using var store = Store.Open(parsed, terminal);
            return CopyInto(terminal, parsed, store, address, name);
        });
        return command;
    }

    private static TocsinCommand Restore(Terminal terminal)
    {
        var source = new Argument<string>("FILE") { Description = "A backup." };
        var command = new TocsinCommand("restore", "Bring a backup back into an empty store.", "tocsin store restore saved.db --store cases.db");
        command.Arguments.Add(source);
        command.Options.Add(Store);
        command.SetAction(parsed =>
        {
            var address = StoreAddress.Parse(parsed.GetRequiredValue(source));
            using var backup = CaseStore.Open(address, create: false, terminal.Clock);
            return CopyInto(terminal, parsed, backup, Store.Address(parsed), "restore");
        });
        return command;
    }

    private static int CopyInto(Terminal terminal, ParseResult parsed, CaseStore source, StoreAddress address, string name)
    {
        if (address.File is { } file && File.Exists(file) && new FileInfo(file).Length > 0)
            throw new UserError($"there is a file {address} already", "name a new one: nothing is overwritten");
        bool ours = address.File is not null;
        try
        {
            using var target = CaseStore.Open(address, create: true, terminal.Clock);
            long rows = source.CopyTo(target);
            var (from, to) = (source.Info(), target.Info());
            if ((from.Posts, from.Findings, from.Incidents, from.Decisions, from.AuditLines, from.AuditHash, from.Outlets, from.OutletFacts) != (to.Posts, to.Findings, to.Incidents, to.Decisions, to.AuditLines, to.AuditHash, to.Outlets, to.OutletFacts) && from.AuditLines <= to.AuditLines)
                throw new StoreException($"the copy in {address} differs from {source.Address}", "do it again while nobody writes");
            target.Note(Environment.UserName, name, "", $"{rows} rows from {source.Address}");
            Tell(terminal, parsed, target.Info());
            return ExitCode.Clean;
        }
        catch when (ours)
        {
            // Half a backup must not be taken for one.
            foreach (string part in new[] { "", "-wal", "-shm" })
                File.Delete(address.File + part);
            throw;
        }
    }

    private static void Tell(Terminal terminal, ParseResult parsed, StoreInfo info)
    {
        if (parsed.GetValue(GlobalOptions.Json))
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "store");
                line.WriteString("address", info.Address);
                line.WriteString("product", info.Product);
                line.WriteNumber("schema", info.Schema);
                line.WriteNumber("bytes", info.Bytes);
                line.WriteStartArray("elections");
                foreach (string election in info.Elections)
                    line.WriteStringValue(election);
                line.WriteEndArray();
                line.WriteNumber("scans", info.Scans);
                line.WriteNumber("unfinished", info.Unfinished);
                line.WriteNumber("posts", info.Posts);
                line.WriteNumber("findings", info.Findings);
                line.WriteNumber("incidents", info.Incidents);
                line.WriteNumber("decisions", info.Decisions);
                line.WriteNumber("audit_lines", info.AuditLines);
                line.WriteString("audit_hash", info.AuditHash);
                line.WriteNumber("outlets", info.Outlets);
                line.WriteNumber("outlet_facts", info.OutletFacts);
            });
            return;
        }

        terminal.Out.WriteLine($"{SafeText.Clean(info.Address)}  ({info.Product}, schema {info.Schema}, {Words.Bytes(info.Bytes)})");
        terminal.Out.WriteLine($"  elections  {(info.Elections.Count == 0 ? "none" : SafeText.Clean(string.Join(", ", info.Elections)))}");
        terminal.Out.WriteLine($"  kept       {Words.Count(info.Scans, "scan")}, {Words.Count(info.Posts, "post")}, {Words.Count(info.Findings, "finding")}, {Words.Count(info.Incidents, "incident")}, {Words.Count(info.Decisions, "decision")}");
        terminal.Out.WriteLine($"  register   {Words.Count(info.Outlets, "outlet")}, {Words.Count(info.OutletFacts, "fact")} about them");
        if (info.Unfinished > 0)
            terminal.Out.WriteLine($"  unfinished {Words.Count(info.Unfinished, "scan")}: being kept now, or interrupted; nothing of it is shown, and it is removed after twelve hours");
        terminal.Out.WriteLine($"  audit      {Words.Count(info.AuditLines, "line")}, last hash {(info.AuditHash.Length > 0 ? info.AuditHash : "none")}");
    }
}
