using System.Collections.Concurrent;
using NJsonSchema;
using Xunit;

namespace Tocsin.Tests.Exchange.Stix;

/// <summary>The published JSON schemas of STIX 2.1, read from the data beside the repository.</summary>
internal static class StixSchemas
{
    private static readonly ConcurrentDictionary<string, JsonSchema> Read = new(StringComparer.Ordinal);

    /// <summary>The schema of an object type, with references resolved from local files only.</summary>
    public static async Task<JsonSchema> OfAsync(string type)
    {
        if (Read.TryGetValue(type, out var known))
            return known;
        string root = Root();
        string file = Directory.EnumerateFiles(root, type + ".json", SearchOption.AllDirectories).Single();
        var schema = await JsonSchema.FromFileAsync(file);
        if (type == "marking-definition")
            MendDates(schema);
        return Read[type] = schema;
    }

    /// <summary>The library reads an allowed value that looks like a date as a date; the schema means the text.</summary>
    private static void MendDates(JsonSchema schema)
    {
        foreach (var created in schema.OneOf.Select(s => s.ActualSchema.Properties.TryGetValue("created", out var p) ? p.Enumeration : null))
        {
            if (created is not { Count: 1 } || created.First() is string)
                continue;
            created.Clear();
            created.Add("2017-01-20T00:00:00.000Z");
        }
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Tocsin.slnx")))
                continue;
            string schemas = Path.Combine(folder.FullName, "..", "shared", "data", "stix", "schemas", "schemas");
            if (Directory.Exists(schemas))
                return Path.GetFullPath(schemas);
        }

        Assert.Skip("The STIX schemas are not here: put them at ../shared/data/stix/schemas beside the repository.");
        return "";
    }
}
