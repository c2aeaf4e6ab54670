namespace Tocsin.Server.Access;

/// <summary>What a browser says it is, in two words.</summary>
internal static class Agents
{
    private const int Longest = 60;

    // The order matters: every browser claims to be the ones below it.
    private static readonly (string Mark, string Name)[] Browsers = [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chromium"), ("Safari/", "Safari")];
    private static readonly (string Mark, string Name)[] Systems = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    /// <summary>"Firefox, Linux"; what is not known is shown as it is, cut.</summary>
    public static string Short(string agent)
    {
        string? browser = Browsers.FirstOrDefault(b => agent.Contains(b.Mark, StringComparison.Ordinal)).Name;
        string? system = Systems.FirstOrDefault(s => agent.Contains(s.Mark, StringComparison.Ordinal)).Name;
        return browser is null ? agent.Length == 0 ? "?" : agent.Length > Longest ? agent[..Longest] + "…" : agent
            : system is null ? browser : $"{browser}, {system}";
    }
}
