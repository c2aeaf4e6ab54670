using System.Text;
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
            names = new ReferenceNames(
                o => Hidden(names.ObjectName(o), pseudonyms), a => pseudonyms.Account(names.AccountName(a)), c => pseudonyms.Post(names.ContentName(c)));
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
