using Tocsin.Pages.Reading;

namespace Tocsin.Pages.Comparing;

/// <summary>Tells which scripts, forms, frames and links are new, gone or lead elsewhere.</summary>
internal static class PartComparison
{
    public static void Compare(IReadOnlyList<PagePart> before, IReadOnlyList<PagePart> after, List<PageChange> changes)
    {
        var hosts = before.Select(p => Host(p.Target)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var kind in Enum.GetValues<PartKind>())
            Kind(kind, [.. before.Where(p => p.Kind == kind)], [.. after.Where(p => p.Kind == kind)], hosts, changes);
    }

    private static void Kind(PartKind kind, List<PagePart> before, List<PagePart> after, HashSet<string> hosts, List<PageChange> changes)
    {
        var gone = Without(before, after, p => (p.Name, p.Target));
        var come = Without(after, before, p => (p.Name, p.Target));

        // The same name leads elsewhere; of a script the same file has another version.
        foreach (var now in come.ToList())
        {
            var old = gone.FirstOrDefault(g => kind == PartKind.Script ? Bare(g.Target) == Bare(now.Target) && Bare(now.Target).Length > 0 : g.Name == now.Name);
            if (old is null)
                continue;
            gone.Remove(old);
            come.Remove(now);
            Add(kind, old, now, hosts, changes);
        }

        foreach (var now in come)
            Add(kind, null, now, hosts, changes);
        foreach (var old in gone)
            Add(kind, old, null, hosts, changes);
    }

    private static void Add(PartKind kind, PagePart? old, PagePart? now, HashSet<string> hosts, List<PageChange> changes)
    {
        var change = kind switch
        {
            PartKind.Script => ChangeKind.Script,
            PartKind.Form => ChangeKind.Form,
            PartKind.Frame => ChangeKind.Frame,
            PartKind.Refresh => ChangeKind.Refresh,
            PartKind.Link => ChangeKind.Link,
            _ => ChangeKind.HiddenText,
        };
        string before = Shown(old), after = Shown(now), place = (now ?? old)!.Name;
        if ((now ?? old)!.Rule == RegionRule.Anything)
        {
            changes.Add(new PageChange(change, ChangeLevel.Expected, place, before, after, "anything may change here"));
            return;
        }

        bool elsewhere = now is not null && Host(now.Target) is { Length: > 0 } host && !hosts.Contains(host);
        var (level, why) = (kind, now) switch
        {
            (_, null) => (ChangeLevel.Notable, "it is gone"),
            (PartKind.Form, _) => (ChangeLevel.Alarm, elsewhere ? $"what readers enter is sent to {Host(now.Target)}" : "a form is new or another one"),
            (PartKind.Script, _) when elsewhere => (ChangeLevel.Alarm, $"a script of {Host(now.Target)}, which the approved page does not use"),
            (PartKind.Script, _) when now.Target.StartsWith("sha256:", StringComparison.Ordinal) => (ChangeLevel.Alarm, "a script in the page is new or another one"),
            (PartKind.Script, _) when old is not null => (ChangeLevel.Notable, "the same file in another version"),
            (PartKind.Script, _) => (ChangeLevel.Alarm, "a script is new"),
            (PartKind.Frame or PartKind.Refresh, _) => (ChangeLevel.Alarm, kind == PartKind.Refresh ? "the browser is sent elsewhere" : "another page is shown within this one"),
            (PartKind.Link, _) when elsewhere && old is not null => (ChangeLevel.Alarm, $"the same words lead to {Host(now.Target)} now"),
            (PartKind.Link, _) when elsewhere => (ChangeLevel.Notable, $"a link to {Host(now.Target)}, to which the approved page does not link"),
            _ => (ChangeLevel.Notable, "nobody approved it"),
        };
        changes.Add(new PageChange(change, level, place, before, after, why));
    }

    private static List<PagePart> Without(List<PagePart> parts, List<PagePart> others, Func<PagePart, (string, string)> key)
    {
        var counts = others.CountBy(key).ToDictionary(c => c.Key, c => c.Value);
        var left = new List<PagePart>();
        foreach (var part in parts)
        {
            if (counts.TryGetValue(key(part), out int n) && n > 0)
                counts[key(part)] = n - 1;
            else
                left.Add(part);
        }

        return left;
    }

    private static string Shown(PagePart? part) => part is null ? "" : part.Target.StartsWith("sha256:", StringComparison.Ordinal) ? part.Name : part.Target;

    private static string Bare(string target) => target.StartsWith("sha256:", StringComparison.Ordinal) ? "" : target.Split('?', '#')[0];

    private static string Host(string target) => Uri.TryCreate(target, UriKind.Absolute, out var uri) ? uri.Host : "";
}
