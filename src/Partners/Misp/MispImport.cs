using System.Globalization;
using System.Text.Json;
using Tocsin.Partners.Reading;
using Tocsin.Partners.Stix.Check;
using Tocsin.Storage;
using Tocsin.Storage.Partners;

namespace Tocsin.Partners.Misp;

/// <summary>Takes MISP events in: JSON of one event, of several, or an answer of a server. What is sound is kept, the rest named with its reason.</summary>
/// <remarks>Events, objects and attributes become objects of the store of types <c>misp-event</c>, <c>misp-object</c>, <c>misp-attribute</c>. A file is read whole, up to 64 MB.</remarks>
public sealed class MispImport
{
    private const int MostBytes = 64 << 20;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    private readonly RefusedList _refused = new();
    private readonly List<PartnerObject> _sound = [];
    private readonly SortedDictionary<string, long> _kept = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly TlpLevel _unmarked;
    private long _place;

    private MispImport(TlpLevel unmarked) => _unmarked = unmarked;

    /// <summary>Takes a file in.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="partner">Who gave it; registered.</param>
    /// <param name="path">The file; also packed with gzip.</param>
    /// <param name="unmarked">The level of what neither tag nor distribution says.</param>
    /// <param name="actor">Who takes it.</param>
    /// <exception cref="PartnerFileException">It cannot be taken; nothing of it was kept.</exception>
    public static ImportOutcome Run(CaseStore store, string partner, string path, TlpLevel unmarked, string actor)
    {
        ArgumentNullException.ThrowIfNull(store);
        store.RequireMay(actor, "partner-import");
        string name = Path.GetFileName(path);
        using var file = new HashedFile(path);
        var import = new MispImport(unmarked);
        try
        {
            using var document = ItemReading.Parsed(Whole(file, name), Options) ?? throw new PartnerFileException($"{name} is no JSON in UTF-8, or nests deeper than {Options.MaxDepth}", "nothing of it was kept; fetch it again");
            import.Events(document.RootElement);
        }
        catch (InvalidDataException)
        {
            throw new PartnerFileException($"{name} is damaged: it cannot be unpacked", "nothing of it was kept; fetch it again");
        }

        if (import._place == 0)
            throw new PartnerFileException($"{name} holds no MISP event", "an event stands under 'Event'; a bundle of STIX is taken with --format stix");
        string hash = file.Finish();
        var kept = store.KeepPartnerFile(new PartnerFile(0, partner, name, "misp", hash, file.Bytes, unmarked, 0, 0, 0, default, ""), import._sound, () => (import._refused.Listed, import._refused.Count), actor);
        return new ImportOutcome(kept, [.. import._kept], [], 0);
    }

    private static byte[] Whole(HashedFile file, string name)
    {
        using var memory = new MemoryStream();
        byte[] part = new byte[1 << 16];
        for (int read; (read = file.Read(part)) > 0;)
        {
            memory.Write(part, 0, read);
            if (memory.Length > MostBytes)
                throw new PartnerFileException($"{name} is larger than {MostBytes >> 20} MB", "nothing of it was kept; ask for the events one by one");
        }

        return memory.ToArray();
    }

    private void Events(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in root.EnumerateArray())
                Events(item);
        }
        else if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("response", out var response))
        {
            Events(response);
        }
        else if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("Event", out var held) && held.ValueKind == JsonValueKind.Object)
        {
            Event(held);
        }
    }

    private void Event(JsonElement e)
    {
        string uuid = StixValueCheck.Text(e, "uuid");
        var level = MispLevels.Strictest(Tags(e), StixValueCheck.Text(e, "distribution"), _unmarked);
        string? problem = !IsUuid(uuid) ? "its uuid is none" : StixValueCheck.Text(e, "info").Length == 0 ? "info is missing" : Seconds(e) is null ? "timestamp is no number of seconds" : null;
        Take("misp-event", uuid, e, problem, level, [], "Attribute", "Object");
        foreach (var attribute in Items(e, "Attribute"))
            Attribute(attribute, level);
        foreach (var o in Items(e, "Object"))
        {
            string id = StixValueCheck.Text(o, "uuid");
            Take("misp-object", id, o, !IsUuid(id) ? "its uuid is none" : StixValueCheck.Text(o, "name").Length == 0 ? "name is missing" : Deleted(o) ? "deleted in MISP" : null, level, [], "Attribute");
            foreach (var attribute in Items(o, "Attribute"))
                Attribute(attribute, level);
        }
    }

    private void Attribute(JsonElement a, TlpLevel ofEvent)
    {
        string uuid = StixValueCheck.Text(a, "uuid"), type = StixValueCheck.Text(a, "type"), category = StixValueCheck.Text(a, "category"), value = StixValueCheck.Text(a, "value");
        var level = MispLevels.Strictest(Tags(a), StixValueCheck.Text(a, "distribution"), ofEvent);
        string? problem = !IsUuid(uuid) ? "its uuid is none"
            : !MispTypes.Knows(type) ? $"MISP knows no type '{StixValueCheck.Shown(type)}'"
            : !MispTypes.Allows(category, type) ? $"MISP takes no {type} in '{StixValueCheck.Shown(category)}'"
            : value.Length == 0 ? "it has no value"
            : Seconds(a) is null ? "timestamp is no number of seconds"
            : Deleted(a) ? "deleted in MISP" : null;
        Take("misp-attribute", uuid, a, problem, level < ofEvent ? ofEvent : level, MispMarks.Of(type, StixValueCheck.Text(a, "object_relation"), value));
    }

    private void Take(string type, string uuid, JsonElement o, string? problem, TlpLevel level, IReadOnlyList<PartnerMark> marks, params ReadOnlySpan<string> without)
    {
        _place++;
        string id = $"{type}--{uuid}";
        if (problem is null && !_seen.Add(id))
            problem = "it stands in the file twice";
        if (problem is not null)
        {
            _refused.Add(_place, uuid.Length > 0 ? id : "", type, problem);
            return;
        }

        _kept[type] = _kept.GetValueOrDefault(type) + 1;
        _sound.Add(new PartnerObject(id, type, Seconds(o)!.Value * 1000, level, Body(o, without), _place, marks));
    }

    private static string Body(JsonElement o, ReadOnlySpan<string> without)
    {
        if (without.Length == 0)
            return o.GetRawText();
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory))
        {
            writer.WriteStartObject();
            foreach (var property in o.EnumerateObject())
            {
                if (!without.Contains(property.Name))
                    property.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(memory.ToArray());
    }

    private static IEnumerable<string> Tags(JsonElement o) => Items(o, "Tag").Select(t => StixValueCheck.Text(t, "name"));

    private static IEnumerable<JsonElement> Items(JsonElement o, string name) => o.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object) : [];

    private static bool Deleted(JsonElement o) => o.TryGetProperty("deleted", out var deleted) && (deleted.ValueKind == JsonValueKind.True || (deleted.ValueKind == JsonValueKind.String && deleted.ValueEquals("1")));

    // Numbers travel as strings; some send them as numbers.
    private static long? Seconds(JsonElement o) => o.TryGetProperty("timestamp", out var value)
        && long.TryParse(value.ValueKind is JsonValueKind.String ? StixValueCheck.Safe(value) : value.ValueKind is JsonValueKind.Number ? value.GetRawText() : "", NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds < 253_402_300_800 ? seconds : null;

    private static bool IsUuid(string text) => text.Length == 36 && Guid.TryParseExact(text, "D", out _);
}
