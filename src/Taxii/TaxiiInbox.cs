using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tocsin.Engine.Model;
using Tocsin.Partners.Reading;
using Tocsin.Partners.Sharing;
using Tocsin.Partners.Stix.In;
using Tocsin.Partners.Polling;
using Tocsin.Storage;
using Tocsin.Storage.Partners;

namespace Tocsin.Taxii;

/// <summary>What a partner pushes: written aside, taken in leniently, told object by object.</summary>
internal sealed class TaxiiInbox(CaseStore store, TaxiiOptions options, TimeProvider clock)
{
    private static readonly Guid Namespace = new("2b1a9f4e-9d2b-5b8e-8f49-6a2f1f3b7c20");

    /// <summary>Takes an envelope.</summary>
    /// <returns>The status resource of section 4.3.1, as JSON.</returns>
    /// <exception cref="TaxiiFailure">413: it is too large. 422: it is no envelope.</exception>
    public async Task<byte[]> TakeAsync(HttpContext http, Partner partner, TaxiiCollection collection)
    {
        if (http.Request.ContentLength > options.MostBytes)
            throw TooLarge();
        string path = Path.Combine(Path.GetTempPath(), $"tocsin-taxii-{Guid.CreateVersion7(clock.GetUtcNow()):N}.json");
        try
        {
            await SaveAsync(http, path).ConfigureAwait(false);
            var outcome = StixImport.Run(store, partner.Name, path, TlpLevel.Amber, actor: "");
            var refused = outcome.Refused.Concat(store.RefusedOf(outcome.File.Id)).DistinctBy(r => r.Place).ToDictionary(r => r.Place);
            var objects = Sent(path, refused);
            store.ShelveGiven(collection.Id, [.. objects.Where(o => o.Sound is not null).Select(o => o.Sound!)]);
            string id = Uuid5.Create(Namespace, System.Text.Encoding.UTF8.GetBytes($"{outcome.File.Id}\n{outcome.File.Sha256}")).ToString("D");
            byte[] status = Status(id, clock.GetUtcNow(), objects, refused);
            store.KeepStatus(id, partner.Name, System.Text.Encoding.UTF8.GetString(status));
            return status;
        }
        catch (PartnerFileException error)
        {
            throw new TaxiiFailure(StatusCodes.Status422UnprocessableEntity, "it is no envelope: " + error.Message.Replace(Path.GetFileName(path), "what was sent", StringComparison.Ordinal), "send {\"objects\": [ … ]}");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task SaveAsync(HttpContext http, string path)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, how);
        await using (file.ConfigureAwait(false))
        {
            byte[] part = new byte[1 << 16];
            long all = 0;
            for (int read; (read = await http.Request.Body.ReadAsync(part, http.RequestAborted).ConfigureAwait(false)) > 0;)
            {
                if ((all += read) > options.MostBytes)
                    throw TooLarge();
                await file.WriteAsync(part.AsMemory(0, read), http.RequestAborted).ConfigureAwait(false);
            }
        }
    }

    // The envelope once more, by places: small, since its size is bounded.
    private static List<(string Id, string Version, ShelfObject? Sound)> Sent(string path, Dictionary<long, RefusedObject> refused)
    {
        var sent = new List<(string, string, ShelfObject?)>();
        using var file = File.OpenRead(path);
        var scanner = new ItemScanner(file, "", "objects");
        while (scanner.Next(out var item))
        {
            if (refused.TryGetValue(scanner.Items, out var why))
            {
                sent.Add((why.Id, "", null));
                continue;
            }

            using var document = JsonDocument.Parse(item);
            var o = TaxiiShelf.Object(document.RootElement);
            sent.Add((o.Id, o.Version == 0 ? "" : TaxiiTimes.Version(o.Version), o));
        }

        return sent;
    }

    private static byte[] Status(string id, DateTimeOffset at, List<(string Id, string Version, ShelfObject? Sound)> sent, Dictionary<long, RefusedObject> refused)
    {
        using var memory = new MemoryStream();
        using (var w = new Utf8JsonWriter(memory))
        {
            int good = sent.Count(s => s.Sound is not null);
            w.WriteStartObject();
            w.WriteString("id", id);
            w.WriteString("status", "complete");
            w.WriteString("request_timestamp", TaxiiTimes.Version(at.ToUnixTimeMilliseconds()));
            w.WriteNumber("total_count", sent.Count);
            w.WriteNumber("success_count", good);
            Details(w, "successes", sent.Where(s => s.Sound is not null).Select(s => (s.Id, s.Version, "")), at);
            w.WriteNumber("failure_count", sent.Count - good);
            Details(w, "failures", sent.Select((s, i) => (s.Id, s.Version, s.Sound is null ? refused[i + 1].Reason : "")).Where(s => s.Item3.Length > 0), at);
            w.WriteNumber("pending_count", 0);
            w.WriteEndObject();
        }

        return memory.ToArray();
    }

    private static void Details(Utf8JsonWriter w, string name, IEnumerable<(string Id, string Version, string Message)> all, DateTimeOffset at)
    {
        var list = all.ToList();
        if (list.Count == 0)
            return;
        w.WriteStartArray(name);
        foreach (var (id, version, message) in list)
        {
            w.WriteStartObject();
            w.WriteString("id", id);
            w.WriteString("version", version.Length > 0 ? version : TaxiiTimes.Version(at.ToUnixTimeMilliseconds()));
            if (message.Length > 0)
                w.WriteString("message", message);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    private TaxiiFailure TooLarge() => new(StatusCodes.Status413PayloadTooLarge, $"the envelope is larger than {options.MostBytes} bytes", "send it in parts");
}
