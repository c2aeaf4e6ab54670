namespace Tocsin.Sources.Outlets.Ftm;

/// <summary>An entity of the FollowTheMoney model: a body, a person, or a relation between two.</summary>
internal sealed record FtmEntity(string Id, string Schema, string Caption, IReadOnlyList<string> Datasets, IReadOnlyDictionary<string, List<string>> Properties)
{
    private static readonly string[] Bodies = ["Company", "Organization", "LegalEntity", "PublicBody", "Person"];

    private static readonly string[] Relations = ["Sanction", "Ownership", "Directorship", "UnknownLink", "Membership", "Representation"];

    /// <summary>Can be an outlet, or the owner of one.</summary>
    public bool IsBody => Bodies.Contains(Schema, StringComparer.Ordinal);

    /// <summary>Says something about one body, or about two.</summary>
    public bool IsRelation => Relations.Contains(Schema, StringComparer.Ordinal);

    /// <summary>The values of properties, in order; empty when there are none.</summary>
    public IEnumerable<string> All(params ReadOnlySpan<string> names)
    {
        IEnumerable<string> all = [];
        foreach (string name in names)
            all = Properties.TryGetValue(name, out var values) ? all.Concat(values) : all;
        return all;
    }

    /// <summary>The first value of a property; empty when there is none.</summary>
    public string One(params ReadOnlySpan<string> names) => All(names).FirstOrDefault() ?? "";
}
