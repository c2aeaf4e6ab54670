using System.Globalization;
using System.Text;
using Tocsin.Cli.Output;
using Tocsin.Exchange.Sightings;
using Tocsin.Logs.SignIns;

namespace Tocsin.Cli.Logs;

/// <summary>The files of an analysis of sign-ins: findings.ndjson and findings.csv. Both appear when both are complete.</summary>
internal static class SignInFiles
{
    private const int NamesInCell = 50;

    /// <summary>Writes them.</summary>
    public static void Write(string directory, IReadOnlyList<SignInFinding> findings, Terminal terminal)
    {
        if (File.Exists(directory))
            throw new UserError($"{directory} is a file", "name a directory");
        using var json = new AtomicFile(Path.Combine(directory, "findings.ndjson"));
        using var csv = new AtomicFile(Path.Combine(directory, "findings.csv"));
        using (var text = new StreamWriter(json.Stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true))
        {
            var lines = new JsonLines(text);
            foreach (var finding in findings)
                lines.Write(line => SignInJson.Write(line, finding));
        }

        using (var table = new SafeTable(csv.Stream, "grade", "kind", "subject", "sentence", "first", "last", "privileged", "failures", "accounts", "addresses", "file", "line", "innocent"))
        {
            foreach (var f in findings)
            {
                table.Row(
                    SignInText.Code(f.Grade), SignInText.Code(f.Kind), f.Subject, f.Sentence, LogText.Iso(f.First), LogText.Iso(f.Last), f.Privileged ? "yes" : "no",
                    f.Failures.ToString(CultureInfo.InvariantCulture), Cell(f.Accounts), Cell(f.Addresses), f.Evidence[0].File,
                    f.Evidence[0].Line.ToString(CultureInfo.InvariantCulture), f.Innocent);
            }
        }

        json.Complete();
        csv.Complete();
        terminal.Say($"wrote findings.ndjson and findings.csv to {directory}; both name people's accounts: keep them confidential");
    }

    private static string Cell(IReadOnlyList<string> names) =>
        string.Join(' ', names.Take(NamesInCell)) + (names.Count > NamesInCell ? $" and {names.Count - NamesInCell} more" : "");
}
