using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.Engine.Model.Elections;
using Tocsin.Sources.Yaml;

namespace Tocsin.Sources.Elections;

/// <summary>Reads the protected people, parties, bodies and media.</summary>
internal sealed partial class SubjectReader(MistakeLog log)
{
    private static readonly (string Key, SubjectKind Kind)[] Lists =
        [("people", SubjectKind.Person), ("parties", SubjectKind.Party), ("bodies", SubjectKind.Body), ("media", SubjectKind.Media)];

    private readonly List<ProtectedSubject> subjects = [];
    private readonly Dictionary<string, YamlNode> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Subject, YamlNode Node)> names = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<ProtectedSubject> Read(MappingReader root)
    {
        if (root.Value("protected") is not { } node || MappingReader.Open(node, ProfileSection.Protected, log) is not { } lists)
            return [];
        foreach ((string key, SubjectKind kind) in Lists)
        {
            foreach (YamlNode item in lists.List(key))
            {
                if (MappingReader.Open(item, ProfileSection.Subject, log) is { } reader)
                    ReadSubject(reader, kind);
            }
        }
        return subjects;
    }

    private void ReadSubject(MappingReader reader, SubjectKind kind)
    {
        YamlNode? id = reader.Text("id"), name = reader.Text("name");
        CheckId(id);
        IReadOnlyList<YamlNode> aliases = reader.Texts("aliases");
        string owner = id?.Text ?? name?.Text ?? "";
        if (name is not null)
            CheckName(name, "name", owner);
        foreach (YamlNode alias in aliases)
            CheckName(alias, "alias", owner);
        subjects.Add(new ProtectedSubject
        {
            Id = id?.Text ?? "",
            Kind = kind,
            Name = name?.Text ?? "",
            Aliases = [.. aliases.Select(a => a.Text)],
            Domains = DomainForm.Read(reader.Texts("domains"), log),
            Accounts = AccountForm.Read(reader.Texts("accounts"), bare: false, log),
            Hashtags = HashtagForm.Read(reader.Texts("hashtags"), log),
        });
    }

    private void CheckId(YamlNode? id)
    {
        if (id is null)
            return;
        if (!IsId(id.Text))
            log.Error(id, $"'{id.Text}' is not an id", "write lower-case letters, digits and hyphens, such as mira-halvorsen");
        else if (!ids.TryAdd(id.Text, id))
            log.Error(id, $"the id '{id.Text}' is given twice (also on line {Line(ids[id.Text])})", "give each subject an id of its own");
    }

    private void CheckName(YamlNode node, string what, string owner)
    {
        if (node.Text.Count(char.IsLetterOrDigit) <= 2)
            log.Warn(node, $"the {what} '{node.Text}' is very short and will match by chance", "leave it out, or use a longer form");
        if (names.TryGetValue(node.Text, out var first) && first.Subject != owner)
            log.Warn(node, $"the {what} '{node.Text}' also belongs to '{first.Subject}' (line {Line(first.Node)})", "keep it with one of them, or posts count for both");
        else
            names[node.Text] = (owner, node);
    }

    internal static bool IsId(string text) => Id().IsMatch(text);

    private static string Line(YamlNode node) => node.Line.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
