using System.Globalization;

namespace Tocsin.Simulation.Evaluation;

/// <summary>Reads <c>accounts.csv</c>, or any table with the columns <c>account</c> and <c>score</c>.</summary>
public static class ScoresFile
{
    /// <summary>Rank by account, the score before the copies (0 without that column); the highest where one stands twice.</summary>
    /// <param name="csv">The file.</param>
    /// <param name="pseudonyms">Accounts by pseudonym; null when there are none.</param>
    /// <exception cref="EvaluationException">A column is missing, or a score is no number.</exception>
    public static IReadOnlyDictionary<string, (double Score, double Copies)> Read(TextReader csv, IReadOnlyDictionary<string, string>? pseudonyms)
    {
        var table = CsvTable.Read(csv, "the table of accounts");
        int account = table.Require("account");
        int score = table.Require("score");
        int copies = table.Find("copies");
        var scores = new Dictionary<string, (double Score, double Copies)>(StringComparer.Ordinal);
        foreach (var row in table.Rows.Where(r => r.Length > Math.Max(account, score)))
        {
            var rank = (Number(row[score]), copies >= 0 && copies < row.Length ? Number(row[copies]) : 0);
            string name = FindingsFile.Untamed(row[account]);
            name = pseudonyms?.GetValueOrDefault(name) ?? name;
            if (!scores.TryGetValue(name, out var known) || rank.CompareTo(known) > 0)
                scores[name] = rank;
        }

        return scores;
    }

    private static double Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw new EvaluationException($"the table of accounts has the score '{cell}', which is no number; give one such as 3.25");
}
