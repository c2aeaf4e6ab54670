using System.Text.RegularExpressions;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Tocsin.Tests.Architecture;

/// <summary>Who may know whom, how long a file may be, and what nothing may be called. Read from the sources themselves.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Source = Path.Combine(Root, "src");

    // Each room of the engine and the rooms it may use.
    private static readonly Dictionary<string, string[]> Rooms = new()
    {
        ["Model"] = [],
        ["Text"] = [],
        ["Statistics"] = [],
        ["Graph"] = [],
        ["Domains"] = ["Model", "Text"],
        ["Neighbours"] = [],
        ["Meaning"] = ["Text", "Neighbours"],
        ["Media"] = [],
        ["Posts"] = ["Media", "Model", "Text", "Domains"],
        ["Coordination"] = ["Model", "Text", "Domains", "Statistics", "Graph", "Posts"],
        ["Copies"] = ["Text", "Posts"],
        ["Detectors"] = ["Copies", "Model", "Text", "Domains", "Statistics", "Graph", "Neighbours", "Meaning", "Posts", "Coordination"],
        ["Incidents"] = ["Model", "Text", "Domains"],
        ["Lookalikes"] = ["Model", "Text", "Domains"],
        ["Leaks"] = ["Text"],
        ["Pipeline"] = ["Copies", "Model", "Text", "Domains", "Statistics", "Graph", "Posts", "Coordination", "Detectors", "Incidents"],
    };

    private static readonly Dictionary<string, string[]> Projects = new()
    {
        ["Tocsin.Engine"] = [],
        ["Tocsin.Sources"] = ["Tocsin.Engine"],
        ["Tocsin.Simulation"] = ["Tocsin.Engine"],
        ["Tocsin.Exchange"] = ["Tocsin.Engine"],
        ["Tocsin.Semantics"] = ["Tocsin.Engine"],
        ["Tocsin.Mail"] = ["Tocsin.Engine"],
        ["Tocsin.Mailboxes"] = ["Tocsin.Mail"],
        ["Tocsin.Pictures"] = ["Tocsin.Engine"],
        ["Tocsin.Cli"] = ["Tocsin.Engine", "Tocsin.Sources", "Tocsin.Simulation", "Tocsin.Exchange", "Tocsin.Semantics", "Tocsin.Mail", "Tocsin.Mailboxes", "Tocsin.Pictures", "Tocsin.Documents", "Tocsin.Decoys", "Tocsin.Logs", "Tocsin.Pages", "Tocsin.Sites", "Tocsin.Fetching", "Tocsin.Resolving", "Tocsin.Disk", "Tocsin.Storage", "Tocsin.Evidence", "Tocsin.Playbooks", "Tocsin.Casework", "Tocsin.Server", "Tocsin.Partners", "Tocsin.Taxii"],
        ["Tocsin.Casework"] = ["Tocsin.Engine", "Tocsin.Sources", "Tocsin.Storage", "Tocsin.Playbooks"],
        ["Tocsin.Server"] = ["Tocsin.Engine", "Tocsin.Disk", "Tocsin.Sources", "Tocsin.Exchange", "Tocsin.Storage", "Tocsin.Playbooks", "Tocsin.Casework", "Tocsin.Partners", "Tocsin.Taxii"],
        ["Tocsin.Disk"] = [],
        ["Tocsin.Storage"] = ["Tocsin.Engine"],
        ["Tocsin.Evidence"] = ["Tocsin.Disk"],
        ["Tocsin.Playbooks"] = ["Tocsin.Engine"],
        ["Tocsin.Taxii"] = ["Tocsin.Storage", "Tocsin.Partners"],
        ["Tocsin.Partners"] = ["Tocsin.Engine", "Tocsin.Exchange", "Tocsin.Storage"],
        ["Tocsin.Pages"] = ["Tocsin.Engine", "Tocsin.Disk"],
        ["Tocsin.Sites"] = ["Tocsin.Engine", "Tocsin.Pages"],
        ["Tocsin.Fetching"] = [],
        ["Tocsin.Resolving"] = [],
        ["Tocsin.Documents"] = ["Tocsin.Engine"],
        ["Tocsin.Decoys"] = ["Tocsin.Engine", "Tocsin.Disk", "Tocsin.Documents"],
        ["Tocsin.Logs"] = ["Tocsin.Engine", "Tocsin.Sources"],
    };

    [Fact]
    public void Every_room_of_the_engine_has_its_place_and_uses_only_the_rooms_below_it()
    {
        var wrong = new List<string>();
        foreach (string file in Files("Engine"))
        {
            string room = Path.GetRelativePath(Path.Combine(Source, "Engine"), file).Split(Path.DirectorySeparatorChar)[0];
            if (!Rooms.TryGetValue(room, out string[]? allowed))
                wrong.Add($"{Name(file)}: the room {room} has no place in this test");
            else
                wrong.AddRange(Used(file).Where(u => u != room && !allowed.Contains(u)).Select(u => $"{Name(file)} uses {u}"));
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Detectors_do_not_know_one_another()
    {
        string folder = Path.Combine(Source, "Engine", "Detectors");
        string[] detectors = [.. Directory.GetDirectories(folder).Select(d => Path.GetFileName(d))];
        detectors.Length.ShouldBeGreaterThan(1);
        var wrong = from detector in detectors
                    from file in Directory.GetFiles(Path.Combine(folder, detector), "*.cs", SearchOption.AllDirectories)
                    from other in detectors
                    where other != detector && File.ReadAllText(file).Contains($"Detectors.{other}", StringComparison.Ordinal)
                    select $"{Name(file)} knows {other}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Projects_refer_only_to_those_below_them()
    {
        var wrong = new List<string>();
        foreach (string project in Directory.GetFiles(Source, "*.csproj", SearchOption.AllDirectories))
        {
            string name = Path.GetFileNameWithoutExtension(project);
            string[] used = [.. XDocument.Load(project).Descendants("ProjectReference")
                .Select(r => Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/')))];
            if (!Projects.TryGetValue(name, out string[]? allowed))
                wrong.Add($"the project {name} has no place in this test");
            else
                wrong.AddRange(used.Except(allowed).Select(u => $"{name} refers to {u}"));
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void No_file_is_longer_than_four_hundred_lines() =>
        Files("").Where(f => File.ReadLines(f).Count() > 400).Select(Name).ShouldBeEmpty();

    [Fact]
    public void Nothing_has_a_name_that_says_nothing() =>
        Files("").SelectMany(f => Types(f).Append(Path.GetFileNameWithoutExtension(f)).Where(t => Empty().IsMatch(t)).Select(t => $"{Name(f)}: {t}"))
            .ShouldBeEmpty();

    [Fact]
    public void A_file_declares_one_public_type_at_most_and_is_named_for_it()
    {
        var wrong = new List<string>();
        foreach (string file in Files(""))
        {
            string[] types = [.. PublicType().Matches(File.ReadAllText(file)).Select(m => m.Groups["name"].Value).Distinct()];
            string stem = Path.GetFileNameWithoutExtension(file).Split('.')[0];
            if (types.Length > 1 || (types.Length == 1 && types[0] != stem))
                wrong.Add($"{Name(file)}: {string.Join(", ", types)}");
        }

        wrong.ShouldBeEmpty();
    }

    private static IEnumerable<string> Used(string file)
    {
        string text = File.ReadAllText(file);
        var direct = EngineUsing().Matches(text).Select(m => m.Groups["room"].Value);

        // Inside the engine a room can also be named by half its path: Text.MinHash, Model.Findings.Confidence.
        var inline = InlineRoom().Matches(Comment().Replace(text, "")).Select(m => m.Groups["room"].Value).Where(Rooms.ContainsKey);
        return direct.Concat(inline).Distinct();
    }

    private static IEnumerable<string> Types(string file) => AnyType().Matches(File.ReadAllText(file)).Select(m => m.Groups["name"].Value);

    private static IEnumerable<string> Files(string folder) => Directory.GetFiles(Path.Combine(Source, folder), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static string Name(string file) => Path.GetRelativePath(Source, file).Replace('\\', '/');

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Tocsin.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException("the tests lie outside the repository");
    }

    [GeneratedRegex(@"^\s*using\s+(?:static\s+|\w+\s*=\s*)?Tocsin\.Engine\.(?<room>\w+)", RegexOptions.Multiline)]
    private static partial Regex EngineUsing();

    [GeneratedRegex(@"(?<![\w.])(?:Tocsin\.Engine\.)?(?<room>Model|Text|Statistics|Graph|Neighbours|Meaning|Domains|Posts|Coordination|Detectors|Incidents|Pipeline)\.(?=(?:MinHash|[A-Z]\w+\.[A-Z])\w*)")]
    private static partial Regex InlineRoom();

    [GeneratedRegex(@"//.*$|""(?:[^""\\\n]|\\.)*""", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex("Helper|Utils|Utility|Manager|Common(?!Prefix|Parts)|Service")]
    private static partial Regex Empty();

    [GeneratedRegex(@"^public\s+(?:(?:static|sealed|abstract|partial|readonly|ref|unsafe)\s+)*(?:record\s+struct|record\s+class|class|struct|record|interface|enum|delegate\s+\S+)\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^\s*(?:(?:public|internal|private|protected|file|static|sealed|abstract|partial|readonly|ref|unsafe)\s+)*(?:record\s+struct|record\s+class|class|struct|record|interface|enum)\s+(?<name>[A-Z]\w+)", RegexOptions.Multiline)]
    private static partial Regex AnyType();
}
