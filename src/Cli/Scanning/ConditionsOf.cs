using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tocsin.Cli.Sightings;
using Tocsin.Engine.Model.Findings;
using Tocsin.Sources.Elections;

namespace Tocsin.Cli.Scanning;

/// <summary>Writes down what a scan was told, so that somebody else can repeat it.</summary>
internal static class ConditionsOf
{
    private const int MarkDigits = 16;

    /// <summary>The conditions of a scan.</summary>
    public static ScanConditions Request(ScanRequest request, RegisterList? register) => request.Replay?.Conditions ?? new ScanConditions
    {
        Inputs = request.Inputs,
        Format = request.Format,
        Map = request.Map.Length > 0 ? request.Map : null,
        Election = request.Election is { } election ? Election(election) : null,
        Claims = [.. request.Claims.Select(File)],
        Outlets = [.. request.Outlets.Select(File), .. register is null ? [] : new[] { register.File }],
        Register = register?.Use,
        Settings = request.Settings is { } settings ? File(settings) : null,
        Encoder = request.Encoder is { } encoder ? File(encoder) : null,
        Media = request.Media,
        Method = request.Method,
        Compat = request.Compat is { } compat ? Compat(compat) : new Dictionary<string, string>(),
        PseudonymKeyMark = request is { PseudonymKey: { } key, Reveal: false } ? Mark(PseudonymKeyFile.Read(key)) : null,
        DumpSeen = request.Evidence.DumpSeen,
        DumpLinks = request.Evidence.DumpLinks,
        WithoutPlaces = request.Evidence.WithoutPlaces,
        PagesSeen = request.Evidence.PagesSeen,
        Unrecorded =
        [
            .. request.Evidence.LeakKey is null ? Array.Empty<string>() : ["leak-key"],
            .. request.Evidence.Originals.Count == 0 ? Array.Empty<string>() : ["originals"],
            .. request.Evidence.Decoys is null ? Array.Empty<string>() : ["decoys"],
            .. request.Evidence.PageStore is null ? Array.Empty<string>() : ["page-store"],
        ],
    };

    /// <summary>The compatibility mode as recorded; null where nothing is.</summary>
    public static CompatRequest? Compat(IReadOnlyDictionary<string, string> recorded) => recorded.Count == 0 ? null : new CompatRequest(
        double.Parse(recorded["window"], CultureInfo.InvariantCulture),
        int.Parse(recorded["min-participation"], CultureInfo.InvariantCulture),
        recorded["keep-loops"] == "true",
        double.Parse(recorded["edge-weight"], CultureInfo.InvariantCulture),
        recorded["as-published"] == "true");

    /// <summary>By what a pseudonym key is known again. Whoever guesses keys learns no more from it than from any pseudonym.</summary>
    public static string Mark(byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, "tocsin pseudonym key mark v1"u8))[..MarkDigits];

    private static ConditionFile Election(string nameOrPath)
    {
        if (System.IO.File.Exists(nameOrPath) || ElectionSamples.Text(nameOrPath) is not { } text)
            return File(nameOrPath);
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return new ConditionFile(nameOrPath, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static ConditionFile File(string path)
    {
        var hashed = EvidenceHashing.Of("", path, CancellationToken.None);
        return new ConditionFile(path, hashed.Bytes, hashed.Sha256);
    }

    private static Dictionary<string, string> Compat(CompatRequest compat) => new(StringComparer.Ordinal)
    {
        ["window"] = compat.Window.ToString("R", CultureInfo.InvariantCulture),
        ["min-participation"] = compat.MinParticipation.ToString(CultureInfo.InvariantCulture),
        ["keep-loops"] = compat.KeepLoops ? "true" : "false",
        ["edge-weight"] = compat.EdgeWeight.ToString("R", CultureInfo.InvariantCulture),
        ["as-published"] = compat.AsPublished ? "true" : "false",
    };
}
