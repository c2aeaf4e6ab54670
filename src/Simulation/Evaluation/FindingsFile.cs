using System.Text.Json;

namespace Tocsin.Simulation.Evaluation;

/// <summary>Reads <c>findings.ndjson</c> as far as evaluation needs it.</summary>
public static class FindingsFile
{
    /// <summary>Reads the findings, one JSON object a line; <c>accounts</c> holds objects with <c>account</c>, or plain texts.</summary>
    /// <param name="ndjson">The file.</param>
    /// <param name="pseudonyms">Accounts by pseudonym, to undo the pseudonymisation of a scan; null when there is none.</param>
    /// <param name="unreadable">Lines that are no findings: they are skipped and counted.</param>
    public static IReadOnlyList<FlaggedGroup> Read(TextReader ndjson, IReadOnlyDictionary<string, string>? pseudonyms, out int unreadable)
    {
        var groups = new List<FlaggedGroup>();
        unreadable = 0;
        while (ndjson.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (TryRead(line, pseudonyms) is { } group)
                groups.Add(group);
            else
                unreadable++;
        }

        return groups;
    }

    /// <summary>Reads a CSV with the columns <c>pseudonym</c> and <c>account</c>.</summary>
    /// <exception cref="EvaluationException">A column is missing.</exception>
    public static IReadOnlyDictionary<string, string> ReadPseudonyms(TextReader csv)
    {
        var table = CsvTable.Read(csv, "the pseudonyms file");
        int pseudonym = table.Require("pseudonym");
        int account = table.Require("account");
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in table.Rows.Where(r => r.Length > Math.Max(pseudonym, account)))
            result[row[pseudonym]] = Untamed(row[account]);
        return result;
    }

    // A scan puts an apostrophe before a name that a spreadsheet would run as a formula.
    internal static string Untamed(string account) =>
        account.Length > 1 && account[0] == '\'' && account[1] is '=' or '+' or '-' or '@' or '\t' or '\r' ? account[1..] : account;

    private static FlaggedGroup? TryRead(string line, IReadOnlyDictionary<string, string>? pseudonyms)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("accounts", out var accounts) || accounts.ValueKind != JsonValueKind.Array)
                return null;
            var names = new List<string>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var entry in accounts.EnumerateArray())
            {
                string? name = entry.ValueKind == JsonValueKind.Object ? Text(entry, "account") : entry.ValueKind == JsonValueKind.String ? entry.GetString() : null;
                if (name is null)
                    continue;
                name = pseudonyms?.GetValueOrDefault(name) ?? name;
                if (seen.Add(name))
                    names.Add(name);
            }

            return new FlaggedGroup(Text(root, "id") ?? "", Text(root, "detector") ?? "", Text(root, "confidence") ?? "", Text(root, "declared_as"), names);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
