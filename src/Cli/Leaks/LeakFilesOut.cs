using System.Text;
using Tocsin.Cli.Output;
using Tocsin.Engine.Leaks;
using Tocsin.Exchange.Leaks;

namespace Tocsin.Cli.Leaks;

/// <summary>Writes the comparison: leak.html for people and leak.json, one object a line, for programs.</summary>
internal static class LeakFilesOut
{
    /// <summary>Writes both; each appears when it is complete.</summary>
    public static void Write(string directory, LeakReport report, ProblemList problems, Terminal terminal)
    {
        if (File.Exists(directory))
            throw new UserError($"{directory} is a file", "name a directory");
        using var page = new AtomicFile(Path.Combine(directory, "leak.html"));
        using var json = new AtomicFile(Path.Combine(directory, "leak.json"));
        using (var text = new StreamWriter(page.Stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true))
            LeakPage.Write(text, report, [.. problems.Listed.Select(p => (p.Name, p.Words, p.Remedy))]);
        using (var text = new StreamWriter(json.Stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true))
            new LeakJson(new JsonLines(text)).Write(report);
        page.Complete();
        json.Complete();
        terminal.Say($"wrote {Path.Combine(directory, "leak.html")} and leak.json; both hold passages of your documents: keep them as confidential as these");
    }
}
