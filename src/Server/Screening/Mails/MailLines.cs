using System.Text.Json;

namespace Tocsin.Server.Screening.Mails;

/// <summary>Puts the lines of <c>tocsin mail screen --json</c> together.</summary>
internal sealed class MailLines
{
    private const int Most = 100;
    private const string Nothing = "nothing-found";
    private const string NoMessage = "it is no message";
    private readonly List<ScreenedMail> _shown = [];
    private (long Messages, long Alarms, long Attacks, long Incomplete) _sum;

    /// <summary>Takes a line.</summary>
    public void Take(string type, JsonElement line)
    {
        if (type == "message" && _shown.Count < Most)
            _shown.Add(ScreeningJson.Read<ScreenedMail>(line));
        if (type == "screening")
            _sum = (line.GetProperty("messages").GetInt64(), line.GetProperty("alarms").GetInt64(), line.GetProperty("attacks").GetInt64(), line.GetProperty("incomplete").GetInt64());
    }

    /// <summary>What came of it; null when the file holds no message at all.</summary>
    public MailVerdicts? Result()
    {
        if (_sum.Messages == 0 || (_sum.Messages == 1 && _shown is [{ Verdict: Nothing } only] && only.Problems.Any(p => p.StartsWith(NoMessage, StringComparison.Ordinal))))
            return null;
        var shown = _shown.OrderByDescending(m => m.Score).ToList();

        // The command tells of the first message of a file whatever it is; among attacks nobody looks for it.
        return new MailVerdicts(_sum.Messages, _sum.Attacks, _sum.Alarms - _sum.Attacks, _sum.Incomplete, _sum.Alarms > 0 ? [.. shown.Where(m => m.Verdict != Nothing)] : shown);
    }
}
