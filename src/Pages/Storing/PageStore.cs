using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tocsin.Disk;

namespace Tocsin.Pages.Storing;

/// <summary>The folder of approved snapshots: one file and one signature for each, numbered, never overwritten.</summary>
/// <remarks>A snapshot is written under a temporary name, flushed, and renamed after its signature is in place: a kill leaves the earlier ones.</remarks>
public sealed class PageStore(string directory)
{
    private const long Longest = 256L * 1024 * 1024;

    /// <summary>Adds a snapshot with the next number.</summary>
    /// <returns>It, with its number.</returns>
    public PageSnapshot Add(PageSnapshot snapshot, PageKey key)
    {
        string folder = Folder(snapshot.Page);
        Directory.CreateDirectory(folder);
        var numbered = snapshot with { Number = Numbers(folder).DefaultIfEmpty(0).Max() + 1 };
        byte[] bytes = Write(numbered);
        string path = Path.Combine(folder, Name(numbered.Number));
        Put(path + ".sig", Encoding.ASCII.GetBytes(Convert.ToBase64String(key.Sign(bytes)) + "\n"));
        Put(path, bytes);
        return numbered;
    }

    /// <summary>The newest snapshot of a page; null when it has none.</summary>
    /// <exception cref="PageStoreException">It is damaged, or another key signed it.</exception>
    public PageSnapshot? Newest(string page, PageKey key)
    {
        string folder = Folder(page);
        int number = Directory.Exists(folder) ? Numbers(folder).DefaultIfEmpty(0).Max() : 0;
        return number == 0 ? null : Read(Path.Combine(folder, Name(number)), number, page, key);
    }

    /// <summary>Names of all pages.</summary>
    public IReadOnlyList<string> Pages => !Directory.Exists(directory) ? [] :
        [.. Directory.EnumerateDirectories(directory).Where(d => Numbers(d).Any()).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    private static PageSnapshot Read(string path, int number, string page, PageKey key)
    {
        try
        {
            if (new FileInfo(path).Length > Longest)
                throw new PageStoreException($"{path} is larger than a snapshot can be", "restore it from a copy");
            byte[] bytes = File.ReadAllBytes(path);
            byte[] signature = Convert.FromBase64String(File.ReadAllText(path + ".sig").Trim());
            if (!key.Verifies(bytes, signature))
                throw new PageStoreException($"{path} was changed after it was approved, or another key signed it", "do not trust this snapshot: restore the store from a copy, or give the key of the one who approved it");
            var snapshot = Parse(bytes);
            return snapshot.Page == page && snapshot.Number == number ? snapshot
                : throw new PageStoreException($"{path} is the snapshot of another page or number", "somebody moved files in the store: restore it from a copy");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new PageStoreException($"{path} cannot be read, or its signature is missing", "restore the store from a copy");
        }
    }

    private static byte[] Write(PageSnapshot snapshot)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("page", snapshot.Page);
            json.WriteNumber("number", snapshot.Number);
            json.WriteString("url", snapshot.Url?.OriginalString);
            json.WriteString("approved_by", snapshot.ApprovedBy);
            json.WriteString("approved_at", snapshot.ApprovedAt.UtcDateTime);
            json.WriteString("note", snapshot.Note);
            json.WriteStartArray("regions");
            foreach (var region in snapshot.Regions)
                json.WriteStringValue($"{region.Selector}: {region.Rule}");
            json.WriteEndArray();
            PageOriginJson.Write(json, snapshot.Origin);
            json.WriteStartArray("loads");
            foreach (byte[] load in snapshot.Loads)
            {
                json.WriteStartObject();
                json.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(load)));
                json.WriteBase64String("html", load);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static PageSnapshot Parse(byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var root = document.RootElement;
        return new PageSnapshot
        {
            Page = root.GetProperty("page").GetString() ?? "",
            Number = root.GetProperty("number").GetInt32(),
            Url = root.GetProperty("url").GetString() is { } url && Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri : null,
            ApprovedBy = root.GetProperty("approved_by").GetString() ?? "",
            ApprovedAt = root.GetProperty("approved_at").GetDateTimeOffset(),
            Note = root.GetProperty("note").GetString() ?? "",
            Regions = [.. root.GetProperty("regions").EnumerateArray().Select(r => PageRegion.TryParse(r.GetString() ?? "", out var region) ? region : throw new FormatException())],
            Origin = PageOriginJson.Read(root),
            Loads = [.. root.GetProperty("loads").EnumerateArray().Select(l => l.GetProperty("html").GetBytesFromBase64())],
        };
    }

    // The same name on every file system; the hash keeps two names apart that look alike after folding.
    private string Folder(string page)
    {
        string plain = string.Concat(page.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_')).Trim('.');
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(page)))[..8];
        return Path.Combine(directory, $"{(plain.Length > 60 ? plain[..60] : plain)}-{hash}");
    }

    private static IEnumerable<int> Numbers(string folder) => Directory.EnumerateFiles(folder, "*.json").Select(f => int.TryParse(Path.GetFileNameWithoutExtension(f), NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 0).Where(n => n > 0);

    private static string Name(int number) => number.ToString("0000", CultureInfo.InvariantCulture) + ".json";

    private static void Put(string path, byte[] bytes)
    {
        DurableFile.Write(path, bytes, overwrite: false);
    }
}
