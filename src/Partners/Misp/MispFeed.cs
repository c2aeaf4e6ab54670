using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tocsin.Partners.Misp;

/// <summary>A directory that MISP reads as a feed: <c>manifest.json</c> and a file for each event.</summary>
public static class MispFeed
{
    private const string Manifest = "manifest.json";
    private static readonly string[] Told = ["info", "Orgc", "analysis", "timestamp", "date", "threat_level_id", "Tag"];

    /// <summary>The files of a feed after an event, or several, were put into it: those of the event, and the manifest that was there with them added.</summary>
    /// <param name="events">As <see cref="MispEvent.Of"/> gives it.</param>
    /// <param name="manifest">The manifest that is there; null when there is none.</param>
    /// <returns>Names and contents, the manifest last: who reads the feed meanwhile finds every file it names.</returns>
    /// <exception cref="Reading.PartnerFileException">The manifest that is there is none.</exception>
    public static IReadOnlyList<KeyValuePair<string, byte[]>> Files(JsonObject events, byte[]? manifest)
    {
        ArgumentNullException.ThrowIfNull(events);
        var all = Read(manifest);
        var files = new List<KeyValuePair<string, byte[]>>();
        foreach (var one in EventsOf(events))
        {
            var held = one["Event"]!.AsObject();
            string uuid = held["uuid"]!.GetValue<string>();
            var told = new JsonObject();
            foreach (string name in Told)
                told[name] = held[name]?.DeepClone();
            all[uuid] = told;
            files.Add(new(uuid + ".json", MispEvent.Bytes(one)));
        }

        files.Add(new(Manifest, Encoding.UTF8.GetBytes(all.ToJsonString() + "\n")));
        return files;
    }

    /// <summary>The files of the events that a feed names, in order of their names. What its manifest names by something other than a uuid is not looked for: a name could lead elsewhere.</summary>
    /// <exception cref="Reading.PartnerFileException">There is no manifest, or it is none, or a file that it names is not there.</exception>
    public static IReadOnlyList<string> EventFiles(string directory)
    {
        string manifest = Path.Combine(directory, Manifest);
        if (!File.Exists(manifest))
            throw new Reading.PartnerFileException($"{directory} holds no {Manifest}", "name the directory of a MISP feed, or its files one by one");
        string[] files = [.. Read(File.ReadAllBytes(manifest)).Select(e => e.Key).Where(k => Guid.TryParseExact(k, "D", out _)).Order(StringComparer.Ordinal).Select(k => Path.Combine(directory, k + ".json"))];
        return files.FirstOrDefault(f => !File.Exists(f)) is { } missing
            ? throw new Reading.PartnerFileException($"{Manifest} names {Path.GetFileName(missing)}, which is not there", "fetch the feed again: nothing of it was taken")
            : files;
    }

    private static IEnumerable<JsonObject> EventsOf(JsonObject events) => events["response"] is JsonArray several ? several.Select(e => e!.AsObject()) : [events];

    private static JsonObject Read(byte[]? manifest)
    {
        try
        {
            return manifest is null ? [] : JsonNode.Parse(manifest) as JsonObject ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new Reading.PartnerFileException("the manifest.json that is there is no manifest of a feed", "name another directory, or put it away");
        }
    }
}
