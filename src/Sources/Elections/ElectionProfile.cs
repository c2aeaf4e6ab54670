using System.Text.RegularExpressions;
using Tocsin.Engine.Model.Elections;
using Tocsin.Sources.Yaml;

namespace Tocsin.Sources.Elections;

/// <summary>The election profile: one readable YAML file that says what is protected and when.</summary>
/// <remarks>Every key is described in <c>docs/election-profile.md</c> and in <c>samples/elections/election.schema.json</c>. All
/// mistakes are reported at once, each with its place and remedy; reading never throws on bad input.</remarks>
public sealed partial class ElectionProfile
{
    private readonly MistakeLog log;

    private ElectionProfile(MistakeLog log) => this.log = log;

    /// <summary>Reads a profile from a file; a file that cannot be read is a mistake like any other.</summary>
    public static ElectionLoad Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var log = new MistakeLog(path);
        return YamlText.Read(path, log) is { } text ? Read(text, log) : new ElectionLoad(null, log.InOrder());
    }

    /// <summary>Reads a profile from its text; <paramref name="name"/> stands for the file in mistakes.</summary>
    public static ElectionLoad Parse(string yaml, string name)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentNullException.ThrowIfNull(name);
        var log = new MistakeLog(name);
        if (yaml.Length <= YamlText.MaxBytes)
            return Read(yaml.TrimStart('\uFEFF'), log);
        log.Add(0, 0, MistakeLevel.Error, "the file is larger than 4 MB", "such files are written by hand; check that this is the right file");
        return new ElectionLoad(null, log.InOrder());
    }

    private static ElectionLoad Read(string text, MistakeLog log)
    {
        YamlNode? root = YamlTree.Read(YamlText.ReplaceTabs(text, log), log);
        if ((root is null || root.IsNothing) && !log.HasErrors)
            log.Add(1, 1, MistakeLevel.Error, "the profile is empty", "start from samples/elections/blank.yaml");
        Election? election = root is null || root.IsNothing ? null : new ElectionProfile(log).Whole(root);
        return new ElectionLoad(log.HasErrors ? null : election, log.InOrder());
    }

    private Election? Whole(YamlNode node)
    {
        if (MappingReader.Open(node, ProfileSection.Root, log) is not { } root)
            return null;
        TimeZoneInfo zone = ZoneReader.Read(root.Text("time_zone"), log);
        var outlets = new OutletReader(log);
        return new Election
        {
            Id = Id(root.Text("id")),
            Name = root.Text("name")?.Text ?? "",
            Jurisdiction = Jurisdiction(root.Text("jurisdiction")),
            TimeZone = root.Text("time_zone")?.Text ?? "",
            Languages = Languages(root.Texts("languages")),
            Periods = new CalendarReader(zone, log).Read(root),
            Protected = new SubjectReader(log).Read(root),
            Outlets = outlets.Outlets(root),
            DeclaredGroups = outlets.Groups(root),
        };
    }

    private string Id(YamlNode? node)
    {
        if (node is not null && !SubjectReader.IsId(node.Text))
            log.Error(node, $"'{node.Text}' is not an id", "write lower-case letters, digits and hyphens, such as fr-2017-president");
        return node?.Text ?? "";
    }

    private string Jurisdiction(YamlNode? node)
    {
        if (node is null || Region().IsMatch(node.Text))
            return node?.Text ?? "";
        string upper = node.Text.ToUpperInvariant();
        log.Error(node, $"'{node.Text}' is not a country or region code",
            Region().IsMatch(upper) ? $"write '{upper}'" : "write an ISO 3166 code such as FR, or DE-BY for a region");
        return "";
    }

    private List<string> Languages(IReadOnlyList<YamlNode> nodes)
    {
        foreach (YamlNode node in nodes.Where(n => !Language().IsMatch(n.Text)))
            log.Error(node, $"'{node.Text}' is not a language tag", "write a BCP 47 tag such as fr, uk or pt-BR");
        return [.. nodes.Select(n => n.Text)];
    }

    [GeneratedRegex("^[A-Z]{2}(-[A-Z0-9]{1,3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Region();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex Language();
}
