using System.Globalization;

namespace Tocsin.Simulation.Evaluation;

/// <summary>Reads <c>accounts.csv</c>, or any table with the columns <c>account</c> and <c>score</c>.</summary>
public static class ScoresFile
{
    /// <summary>Score by account; the highest where one stands twice.</summary>
    /// <param name="csv">The file.</param>
    /// <param name="pseudonyms">Accounts by pseudonym; null when there are none.</param>
    /// <exception cref="EvaluationException">A column is missing, or a score is no number.</exception>
    public static IReadOnlyDictionary<string, double> Read(TextReader csv, IReadOnlyDictionary<string, string>? pseudonyms)
    {
        var table = CsvTable.Read(csv, "the table of accounts");
        int account = table.Require("account");
        int score = table.Require("score");
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var row in table.Rows.Where(r => r.Length > Math.Max(account, score)))
        {
            if (!double.TryParse(row[score], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
                throw new EvaluationException($"the table of accounts has the score '{row[score]}', which is no number; give one such as 3.25");
            string name = FindingsFile.Untamed(row[account]);
            name = pseudonyms?.GetValueOrDefault(name) ?? name;
            scores[name] = Math.Max(value, scores.GetValueOrDefault(name, double.NegativeInfinity));
        }

        return scores;
    }
}
