using Tocsin.Cli.Output;
using Tocsin.Cli.Scanning;
using Tocsin.Simulation.Evaluation;

namespace Tocsin.Cli.Evaluating;

/// <summary>Reads findings, truth and pseudonyms, and compares them.</summary>
public static class EvaluationRun
{
    /// <summary>Runs it.</summary>
    /// <exception cref="UserError">A file is missing or makes no sense.</exception>
    public static EvaluationReport Run(string findings, string truth, string? pseudonyms, string confidence, Terminal terminal)
    {
        if (Directory.Exists(findings))
            findings = Path.Combine(findings, "findings.ndjson");
        string beside = Path.Combine(Path.GetDirectoryName(findings) ?? "", ScanFiles.PrivateDirectory, ScanFiles.PseudonymFile);
        pseudonyms ??= File.Exists(beside) ? beside : null;
        try
        {
            var labels = Read(truth, GroundTruth.Read);
            var names = pseudonyms is null ? null : Read(pseudonyms, FindingsFile.ReadPseudonyms);
            int unreadable = 0;
            var groups = Read(findings, text => FindingsFile.Read(text, names, out unreadable));
            if (unreadable > 0)
                terminal.Say($"{Words.Count(unreadable, "line")} of {findings} {(unreadable == 1 ? "is" : "are")} no finding and left out");
            var result = Evaluator.Evaluate(groups, labels, confidence);
            string scores = Path.Combine(Path.GetDirectoryName(findings) ?? "", "accounts.csv");
            if (File.Exists(scores))
                result = result with { Ranking = Ranking.Of(Read(scores, text => ScoresFile.Read(text, names)), labels) };
            if (result.Flagged > 0 && result.Unknown == result.Flagged)
                terminal.Say("the truth knows none of these accounts: are they pseudonyms (--pseudonyms FILE), or does the truth belong to other posts?");
            return result;
        }
        catch (EvaluationException mistake)
        {
            throw new UserError(mistake.Message);
        }
    }

    private static T Read<T>(string path, Func<TextReader, T> read)
    {
        if (!File.Exists(path))
            throw new UserError($"there is no file {path}", "check the path");
        using var text = new StreamReader(path);
        return read(text);
    }
}
