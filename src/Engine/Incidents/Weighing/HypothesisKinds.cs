using System.Reflection;

namespace Tocsin.Engine.Incidents.Weighing;

/// <summary>What an incident can be, in kinds; a person chooses, the tool only knows what would tell them apart.</summary>
public static class HypothesisKinds
{
    /// <summary>A kind that is none of the others: nothing is known of what would separate it.</summary>
    public const string Other = "other";

    private static readonly (string A, string B, string Evidence)[] Rows = [.. Read()];

    /// <summary>Kinds with their meaning.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } =
    [
        new("state", "a state, or somebody it directs"),
        new("hired", "operators for hire, whoever pays them"),
        new("partisan", "a campaign or group at home that hides its hand"),
        new("supporters", "real people who organise in the open"),
        new("criminal", "crime for gain"),
        new("insider", "somebody with access"),
        new("accident", "a mistake or a failure: no attack"),
        new(Other, "something else"),
    ];

    /// <summary>Evidence that would tell two kinds apart; empty when nothing is known.</summary>
    public static IReadOnlyList<string> Between(string a, string b) =>
        [.. Rows.Where(r => (r.A == a && r.B == b) || (r.A == b && r.B == a)).Select(r => r.Evidence)];

    private static IEnumerable<(string A, string B, string Evidence)> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Tocsin.Data.separators.tsv") ?? throw new InvalidOperationException("BUG: no table of separators");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var a, var b, var evidence])
                yield return (a, b, evidence);
        }
    }
}
