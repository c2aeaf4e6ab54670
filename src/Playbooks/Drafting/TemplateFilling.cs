using System.Text;
using System.Text.RegularExpressions;

namespace Tocsin.Playbooks.Drafting;

/// <summary>Fills a template: <c>{{name}}</c> is a fact, <c>{{#name}}</c> to <c>{{/name}}</c> on lines of their own stands only where that fact is not empty.</summary>
/// <remarks>What is filled in is not looked at again: a fact with braces in it stays a fact.</remarks>
internal static partial class TemplateFilling
{
    /// <summary>The text.</summary>
    public static string Fill(string template, IReadOnlyDictionary<string, string> facts)
    {
        var text = new StringBuilder(template.Length * 2);
        var open = new Stack<(string Name, bool Shown)>();
        foreach (string line in template.Split('\n'))
        {
            if (Section().Match(line) is { Success: true } mark)
            {
                string name = mark.Groups["name"].Value;
                if (mark.Groups["kind"].Value == "#")
                    open.Push((name, Of(facts, name).Length > 0));
                else if (!open.TryPop(out var top) || top.Name != name)
                    throw new InvalidOperationException($"BUG: the template closes {name}, which is not open");
                continue;
            }

            if (open.All(o => o.Shown))
                text.Append(Token().Replace(line, m => Of(facts, m.Groups["name"].Value))).Append('\n');
        }

        return open.Count == 0 ? text.ToString().TrimEnd('\n') + "\n" : throw new InvalidOperationException($"BUG: the template does not close {open.Peek().Name}");
    }

    private static string Of(IReadOnlyDictionary<string, string> facts, string name) =>
        facts.TryGetValue(name, out string? fact) ? fact : throw new InvalidOperationException($"BUG: a template asks for {name}, which is no fact");

    [GeneratedRegex(@"^\{\{(?<kind>[#/])(?<name>[a-z_]+)\}\}\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Section();

    [GeneratedRegex(@"\{\{(?<name>[a-z_]+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
