using System.Text.Json.Nodes;
using Tocsin.Exchange.Stix;

namespace Tocsin.Partners.Misp;

/// <summary>The objects of an event, each by its template, each attribute with a category that MISP allows it.</summary>
internal sealed class MispObjects(string scope, string time)
{
    /// <summary>All of them.</summary>
    public JsonArray All { get; } = [];

    /// <summary>Adds one.</summary>
    /// <param name="template">Its template.</param>
    /// <param name="about">What it is about: makes its id.</param>
    /// <param name="comment">For people.</param>
    /// <param name="attributes">Relation, value, and whether it is for detection. Those without a value are left out.</param>
    public void Add(string template, string about, string comment, params ReadOnlySpan<(string Relation, string Value, bool ToIds)> attributes)
    {
        var (uuid, version, meta) = MispTypes.Template(template);
        string own = MispEvent.Id($"object {template} {about}", scope);
        var held = new JsonArray();
        foreach (var (relation, value, look) in attributes)
        {
            string type = MispTypes.Type(template, relation), category = Category(type), clean = StixText.Clean(value).Trim();
            if (clean.Length == 0)
                continue;
            if (!MispTypes.Allows(category, type))
                throw new InvalidOperationException($"BUG: MISP takes no {type} in {category}");
            held.Add(new JsonObject
            {
                ["uuid"] = MispEvent.Id($"attribute {relation}", own),
                ["object_relation"] = relation,
                ["type"] = type,
                ["category"] = category,
                ["to_ids"] = look,
                ["event_id"] = "0",
                ["timestamp"] = time,
                ["disable_correlation"] = type is "text" or "datetime",
                ["value"] = clean,
            });
        }

        if (held.Count == 0)
            return;
        All.Add(new JsonObject
        {
            ["uuid"] = own,
            ["name"] = template,
            ["meta-category"] = meta,
            ["template_uuid"] = uuid,
            ["template_version"] = version,
            ["timestamp"] = time,
            ["comment"] = comment,
            ["Attribute"] = held,
        });
    }

    private static string Category(string type) => type is "text" or "datetime" ? "Other" : MispTypes.Category(type);
}
