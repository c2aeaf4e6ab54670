using System.Text.Json;

namespace Tocsin.Server.Screening.Dumps;

/// <summary>Puts the lines of <c>tocsin leak match --json</c> and <c>tocsin decoy check --json</c> together.</summary>
internal sealed class DumpLines
{
    private const int MostDocuments = 200;
    private const int MostRings = 500;
    private const string NotOurs = "not-ours";
    private static readonly string[] Gravest = ["ours-altered", "excerpt-of-ours", "quotes-ours", "identical"];
    private readonly Dictionary<string, List<DumpDocument>> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _verdicts = new(StringComparer.Ordinal);
    private readonly List<DecoyRing> _rings = [];
    private DumpMatches _sum = new();

    /// <summary>Takes a line.</summary>
    public void Take(string type, JsonElement line)
    {
        switch (type)
        {
            case "document":
                Document(line);
                break;
            case "match":
                _sum = _sum with { Matched = true, Documents = line.GetProperty("documents").GetInt64(), Enrolled = line.GetProperty("enrolled").GetInt64() };
                break;
            case "ring" when _rings.Count < MostRings:
                _rings.Add(ScreeningJson.Read<DecoyRing>(line));
                break;
            case "check":
                _sum = _sum with { Checked = true, Alarming = line.GetProperty("alarms").GetInt32(), Silent = [.. line.GetProperty("silent").EnumerateArray().Select(s => s.GetString()!)] };
                break;
        }
    }

    /// <summary>What came of it; null when nothing could be read.</summary>
    public DumpMatches? Result() => !_sum.Matched && !_sum.Checked ? null : _sum with
    {
        Verdicts = _verdicts,
        Ours = _verdicts.Where(v => v.Key != NotOurs).Sum(v => v.Value),
        Found = [.. Gravest.SelectMany(v => _found.GetValueOrDefault(v) ?? []).Take(MostDocuments)],
        Rings = _rings,
    };

    private void Document(JsonElement line)
    {
        string verdict = line.GetProperty("verdict").GetString()!;
        _verdicts[verdict] = _verdicts.GetValueOrDefault(verdict) + 1;
        if (verdict == NotOurs)
            return;
        if (!_found.TryGetValue(verdict, out var list))
            _found[verdict] = list = [];
        if (list.Count < MostDocuments)
            list.Add(ScreeningJson.Read<DumpDocument>(line));
    }
}
