using Tocsin.Engine.Model.Elections;
using Tocsin.Sources.Yaml;

namespace Tocsin.Sources.Elections;

/// <summary>Reads outlets with their recorded statuses, each with who decided and on what ground; and declared groups.</summary>
internal sealed class OutletReader(MistakeLog log)
{
    public IReadOnlyList<KnownOutlet> Outlets(MappingReader root)
    {
        var outlets = new List<KnownOutlet>();
        foreach (YamlNode item in root.List("outlets"))
        {
            if (MappingReader.Open(item, ProfileSection.Outlet, log) is { } reader)
                outlets.Add(Outlet(reader));
        }
        return outlets;
    }

    public IReadOnlyList<DeclaredGroup> Groups(MappingReader root)
    {
        var groups = new List<DeclaredGroup>();
        foreach (YamlNode item in root.List("declared_groups"))
        {
            if (MappingReader.Open(item, ProfileSection.Group, log) is not { } reader)
                continue;
            string name = reader.Text("name")?.Text ?? "";
            IReadOnlyList<string> accounts = AccountForm.Read(reader.Texts("accounts"), bare: true, log);
            if (accounts.Count == 1)
                log.Warn(reader.Node, $"the declared group '{name}' has one account", "list all accounts that openly act together");
            groups.Add(new DeclaredGroup(name, accounts));
        }
        return groups;
    }

    private KnownOutlet Outlet(MappingReader reader)
    {
        string name = reader.Text("name")?.Text ?? "";
        if (reader.Value("domains") is null && reader.Value("accounts") is null)
            log.Warn(reader.Node, $"the outlet '{name}' has neither domains nor accounts and can never be recognised", "add 'domains'");
        return new KnownOutlet
        {
            Name = name,
            Domains = DomainForm.Read(reader.Texts("domains"), log),
            Accounts = AccountForm.Read(reader.Texts("accounts"), bare: false, log),
            Statuses = Statuses(reader),
        };
    }

    private List<OutletStatus> Statuses(MappingReader outlet)
    {
        var statuses = new List<OutletStatus>();
        foreach (YamlNode item in outlet.List("status"))
        {
            if (MappingReader.Open(item, ProfileSection.Status, log) is not { } reader)
                continue;
            string kind = Kind(reader.Text("kind"));
            DateOnly? since = reader.Text("since") is { } day ? MomentReader.Day(day, log) : null;
            statuses.Add(new OutletStatus(kind, reader.Text("by")?.Text ?? "", since, reader.Text("ground")?.Text ?? ""));
        }
        return statuses;
    }

    private string Kind(YamlNode? node)
    {
        if (node is null || ProfileSection.StatusKinds.Contains(node.Text, StringComparer.Ordinal))
            return node?.Text ?? "";
        string? near = Suggestion.For(node.Text, ProfileSection.StatusKinds);
        log.Error(node, $"'{node.Text}' is not a kind of status",
            near is null ? $"use one of: {string.Join(", ", ProfileSection.StatusKinds)}" : $"did you mean '{near}'?");
        return "";
    }
}
