using System.Text;
using Tocsin.Cli.Output;
using Tocsin.Engine.Coordination.Reference;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Pipeline;
using Tocsin.Exchange;

namespace Tocsin.Cli.Scanning;

/// <summary>The outputs of a scan in compatibility mode: edges.csv is the reference tool's network, with its other tables beside it.</summary>
internal static class ReferenceOutputs
{
    /// <summary>The exporters.</summary>
    /// <param name="result">What the reference semantics gave.</param>
    /// <param name="shares">The shares behind it.</param>
    /// <param name="pseudonyms">Pseudonyms, or null to show names as they are.</param>
    public static IReadOnlyList<IExporter> Of(ReferenceResult result, ReferenceShares shares, Pseudonymiser? pseudonyms)
    {
        var names = shares.Names;
        if (pseudonyms is not null)
        {
            // Asked for now, so that the table of pseudonyms, which is written first, holds them all.
            foreach (var account in result.Accounts)
                pseudonyms.Account(names.AccountName(account.AccountId));
            var plain = names;
            names = new ReferenceNames(
                o => Hidden(plain.ObjectName(o), pseudonyms), a => pseudonyms.Account(plain.AccountName(a)), c => pseudonyms.Post(plain.ContentName(c)));
        }

        return
        [
            .. ExporterCatalog.All.Where(e => e.FileName != "edges.csv"),
            new Table("edges.csv", "the reference tool's network: from, to, weight …", w => ReferenceTables.WriteEdges(result, names, w)),
            new Table("coortweet_result.csv", "the reference tool's pairs of shares", w => ReferenceTables.WritePairs(result, names, w)),
            new Table("coortweet_accounts.csv", "the reference tool's account statistics", w => ReferenceTables.WriteAccounts(result, names, w)),
            new Table("coortweet_objects.csv", "accounts per object, both ends counted", w => ReferenceTables.WriteObjects(result, names, w)),
        ];
    }

    /// <summary>Sums up: a line for people on standard error, or one for programs.</summary>
    public static void Tell(ReferenceResult result, bool json, Terminal terminal)
    {
        int above = result.Edges.Count(e => e.AboveThreshold);
        if (!json)
        {
            terminal.Say($"as CooRTweet counts: {Words.Count(result.Pairs.Count, "pair")}, {Words.Count(result.Edges.Count, "edge")}, "
                + $"{Words.Count(above)} above the threshold weight {Words.Amount(result.Threshold)} (edges.csv and coortweet_*.csv)");
            return;
        }

        terminal.Json.Write(line =>
        {
            line.WriteString("type", "compat");
            line.WriteString("tool", "coortweet");
            line.WriteNumber("pairs", result.Pairs.Count);
            line.WriteNumber("edges", result.Edges.Count);
            line.WriteNumber("edges_above_threshold", above);
            line.WriteNumber("threshold", result.Threshold);
        });
    }

    private static string Hidden(string name, Pseudonymiser pseudonyms) =>
        name.Contains("://", StringComparison.Ordinal) ? Pseudonymiser.Mask(name) : pseudonyms.Post(name);

    private sealed record Table(string FileName, string Describes, Action<TextWriter> Rows) : IExporter
    {
        public void Write(ScanReport report, RejectionLog rejections, Stream output)
        {
            using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            Rows(writer);
        }
    }
}
