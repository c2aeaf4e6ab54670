using Tocsin.Engine.Model.Findings;

namespace Tocsin.Playbooks.Drafting;

/// <summary>What accounts did together, in plain words with counts: acts, never opinions.</summary>
internal static class Behaviours
{
    private static readonly Dictionary<string, (string Verb, string One, string Many)> Acts = new(StringComparer.Ordinal)
    {
        ["link"] = ("shared the same", "link", "links"),
        ["domain"] = ("shared pages of the same", "site", "sites"),
        ["hashtag"] = ("used the same", "hashtag", "hashtags"),
        ["hashtag-sequence"] = ("used the same hashtags in the same order:", "sequence", "sequences"),
        ["media"] = ("posted the same", "media file", "media files"),
        ["reshare"] = ("reshared the same", "post", "posts"),
        ["reply"] = ("answered the same", "post", "posts"),
        ["mention-set"] = ("mentioned the same", "set of accounts", "sets of accounts"),
        ["text"] = ("posted nearly the same", "text", "texts"),
        ["message"] = ("posted the same in other words:", "message", "messages"),
        ["moment"] = ("posted at the same", "moment", "moments"),
    };

    /// <summary>"12 accounts shared the same 60 links within 30 s of each other, in 700 posts".</summary>
    public static string What(Finding finding)
    {
        string trace = finding.Traces.FirstOrDefault(Acts.ContainsKey) ?? "";
        var (verb, one, many) = Acts.GetValueOrDefault(trace, ("acted on the same", "thing", "things"));
        string within = finding.Window > TimeSpan.Zero ? $" within {Window(finding.Window)} of each other" : "";
        return $"{Words.Count(finding.Accounts.Count, "account")} {verb} {Words.Count(finding.ObjectTotal, one, many)}{within}, in {Words.Count(finding.PostTotal, "post")}";
    }

    private static string Window(TimeSpan window) => window switch
    {
        { TotalDays: >= 1 } => Words.Count((long)window.TotalDays, "day"),
        { TotalHours: >= 1 } => $"{(long)window.TotalHours} h",
        { TotalMinutes: >= 1 } => $"{(long)window.TotalMinutes} min",
        _ => $"{(long)window.TotalSeconds} s",
    };
}
