using System.Text.Json;

namespace Tocsin.Server.Screening.Names;

/// <summary>Puts the lines of <c>tocsin domains screen --json</c> together.</summary>
internal sealed class NameLines
{
    private const int Most = 1000;
    private const int MostWaves = 20;
    private readonly PriorityQueue<NameAlarm, double> _gravest = new();
    private NameSum? _sum;

    /// <summary>Takes a line.</summary>
    public void Take(string type, JsonElement line)
    {
        if (type == "alarm")
        {
            var alarm = ScreeningJson.Read<NameAlarm>(line);
            _gravest.Enqueue(alarm, alarm.Score);
            if (_gravest.Count > Most)
                _gravest.Dequeue();
        }

        if (type == "screening")
            _sum = ScreeningJson.Read<NameSum>(line);
    }

    /// <summary>What came of it; null when there was no host name.</summary>
    public NameAlarms? Result() => _sum is { } sum && sum.Names > sum.Malformed
        ? new NameAlarms(sum.Names, sum.Malformed, sum.Protected, sum.Alarms, [.. _gravest.UnorderedItems.Select(i => i.Element).OrderByDescending(a => a.Score).ThenBy(a => a.Line)], [.. sum.Waves.Take(MostWaves)])
        : null;

    private sealed record NameSum(long Names, long Malformed, int Protected, long Alarms, IReadOnlyList<NameWave> Waves);
}
