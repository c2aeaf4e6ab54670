using System.Text;
using System.Text.Json;
using Tocsin.Partners.Comparing;
using Tocsin.Partners.Reading;
using Tocsin.Partners.Stix.Check;
using Tocsin.Storage;
using Tocsin.Storage.Partners;

namespace Tocsin.Partners.Stix.In;

/// <summary>Takes a bundle of any quality in: what is sound is kept with where it came from, the rest is named with its reason.</summary>
/// <remarks>
/// The file is read twice, one object in memory at a time: first to learn which objects are sound, then to keep those whose relationships end somewhere.
/// Memory grows by about 60 bytes an object. All of a file is kept in one transaction, or nothing of it.
/// </remarks>
public sealed class StixImport
{
    private const int MostDepth = 48;
    private const long MostObjects = 2_000_000;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MostDepth };

    private readonly string _path;
    private readonly string _name;
    private readonly StixLevels _levels;
    private readonly RefusedList _refused = new();
    private readonly HashSet<StixKey> _sound = [];
    private readonly HashSet<string> _wanted = new(StringComparer.Ordinal);
    private readonly HashSet<(StixKey, long)> _seen = [];
    private readonly SortedDictionary<string, long> _kept = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _remarks = new(StringComparer.Ordinal);
    private long _dangling;

    private StixImport(string path, TlpLevel unmarked) => (_path, _name, _levels) = (path, Path.GetFileName(path), new StixLevels(unmarked));

    /// <summary>Takes a file in.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="partner">Who gave it; registered.</param>
    /// <param name="path">A bundle, an envelope of TAXII or a list of objects; also packed with gzip.</param>
    /// <param name="unmarked">The level of what bears no marking.</param>
    /// <param name="actor">Who takes it; empty when the partner pushed it itself.</param>
    /// <exception cref="PartnerFileException">It cannot be taken; nothing of it was kept.</exception>
    public static ImportOutcome Run(CaseStore store, string partner, string path, TlpLevel unmarked, string actor)
    {
        ArgumentNullException.ThrowIfNull(store);
        var import = new StixImport(path, unmarked);
        try
        {
            return import.Take(store, partner, unmarked, actor);
        }
        catch (InvalidDataException)
        {
            throw new PartnerFileException($"{import._name} is damaged: it cannot be unpacked", "nothing of it was kept; fetch it again");
        }
    }

    private ImportOutcome Take(CaseStore store, string partner, TlpLevel unmarked, string actor)
    {
        if (actor.Length > 0)
            store.RequireMay(actor, "partner-import");
        string hash;
        long bytes;
        using (var file = new HashedFile(_path))
        {
            Learn(file);
            (hash, bytes) = (file.Finish(), file.Bytes);
        }

        _wanted.RemoveWhere(id => _sound.Contains(StixKey.Of(id)));
        var before = store.GivenBefore(partner, _wanted);
        var kept = store.KeepPartnerFile(
            new PartnerFile(0, partner, _name, "stix", hash, bytes, unmarked, 0, 0, 0, default, ""),
            Sound(hash, before),
            () => (_refused.Listed, _refused.Count),
            actor);
        return new ImportOutcome(kept, [.. _kept], [.. _remarks], _dangling) { Refused = _refused.Listed };
    }

    private void Learn(HashedFile file)
    {
        var scanner = new ItemScanner(file, _name, "objects");
        while (scanner.Next(out var item))
        {
            if (scanner.Items > MostObjects)
                throw new PartnerFileException($"{_name} holds more than {MostObjects} objects", "nothing of it was kept; ask for it in parts");
            using var document = Parsed(item);
            if (document?.RootElement is not { ValueKind: JsonValueKind.Object } o)
                continue;
            if (StixValueCheck.Text(o, "type") == "marking-definition")
                _levels.Learn(o);
            if (Problem(o, StixObjectCheck.Problems(o)) is not null)
                continue;
            _sound.Add(StixKey.Of(StixValueCheck.Text(o, "id")));
            foreach (var (_, id) in StixReferences.Of(o).Where(r => StixReferences.IsVital(r.Property)))
                _wanted.Add(id);
        }

        if (!scanner.Found)
            throw new PartnerFileException($"{_name} holds no list of objects", "a bundle of STIX 2.1 has one under 'objects'; a MISP event is taken with --format misp");
    }

    private IEnumerable<PartnerObject> Sound(string hash, IReadOnlySet<string> before)
    {
        using var file = new HashedFile(_path);
        var scanner = new ItemScanner(file, _name, "objects");
        while (scanner.Next(out var item))
        {
            using var document = Parsed(item);
            if (document is null)
                _refused.Add(scanner.Items, "", "", item.IsEmpty ? $"it is larger than {ItemScanner.MostItem >> 20} MB" : $"it is no JSON in UTF-8, holds half a character, or nests deeper than {MostDepth}");
            else if (Object(document.RootElement, item, scanner.Items, before) is { } sound)
                yield return sound;
        }

        if (file.Finish() != hash)
            throw new PartnerFileException($"{_name} changed while it was read", "nothing of it was kept; try again when nobody writes it");
    }

    private PartnerObject? Object(JsonElement o, ReadOnlyMemory<byte> item, long place, IReadOnlySet<string> before)
    {
        string id = StixValueCheck.Text(o, "id"), type = StixValueCheck.Text(o, "type");
        var problems = StixObjectCheck.Problems(o);
        string? problem = Problem(o, problems) ?? Missing(o, before);
        long version = StixForms.TryMoment(StixValueCheck.Text(o, "modified"), out var modified) ? modified.ToUnixTimeMilliseconds() : 0;
        if (problem is null && !_seen.Add((StixKey.Of(id), version)))
            problem = "the same version of it stands in the file twice";
        if (problem is not null)
        {
            _refused.Add(place, id, type, problem);
            return null;
        }

        _kept[type] = _kept.GetValueOrDefault(type) + 1;
        foreach (string remark in problems.Select(Kind).Distinct(StringComparer.Ordinal))
            _remarks[remark] = _remarks.GetValueOrDefault(remark) + 1;
        _dangling += StixReferences.Of(o).Count(r => !StixReferences.IsVital(r.Property) && r.Property != "object_marking_refs" && !_sound.Contains(StixKey.Of(r.Id)));
        return new PartnerObject(id, type, version, _levels.Of(o), Encoding.UTF8.GetString(item.Span), place, StixMarks.Of(o));
    }

    // Only what makes it unsound; what the standard merely does not know is kept.
    private static string? Problem(JsonElement o, List<StixProblem> problems) => problems.Find(p => !p.IsCustom)?.What
        ?? StixReferences.Of(o).Where(r => r.Property != "extensions").Select(r => StixReferences.Problem(StixValueCheck.Text(o, "type"), r.Property, r.Id)).FirstOrDefault(p => p is not null);

    private string? Missing(JsonElement o, IReadOnlySet<string> before) => StixReferences.Of(o)
        .Where(r => StixReferences.IsVital(r.Property) && !_sound.Contains(StixKey.Of(r.Id)) && !before.Contains(r.Id))
        .Select(r => $"{r.Property} names {r.Id}, which is not among the sound objects of the file and did not come before").FirstOrDefault();

    private static string Kind(StixProblem remark) => remark.What.StartsWith("the standard knows no property", StringComparison.Ordinal) ? "properties that the standard does not know"
        : remark.What.StartsWith("the standard knows no type", StringComparison.Ordinal) ? "types that the standard does not know" : "ids of observables that are not those of the standard";

    // One JSON document that is readable in every name and string of it; null otherwise.
    private static JsonDocument? Parsed(ReadOnlyMemory<byte> item) => ItemReading.Parsed(item, Options);
}
