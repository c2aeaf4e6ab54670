using System.Globalization;
using Tocsin.Sources.Settings;
using Tocsin.Storage;

namespace Tocsin.Server.Ingest;

/// <summary>The settings file with which a scan of an election runs: what people tuned and muted there.</summary>
internal static class DetectorFile
{
    private const string Name = "settings.yaml";

    /// <summary>Writes it; the options that a scan needs to use it, none where all is default.</summary>
    public static async Task<IReadOnlyList<string>> Options(string directory, string election, IReadOnlyList<DetectorStanding> standings, CancellationToken cancellation)
    {
        string text = ChosenSettings.Write(
            $"Detectors of {election} as chosen in the duty room, up to choice {standings.Max(s => s.Revision).ToString(CultureInfo.InvariantCulture)}.",
            standings.Select(s => (s.Detector, s.Mute is null, s.Settings)));
        string path = Path.Combine(directory, Name);
        if (text.Length == 0)
            return [];
        await File.WriteAllTextAsync(path, text, cancellation).ConfigureAwait(false);
        return ["--settings", path];
    }
}
