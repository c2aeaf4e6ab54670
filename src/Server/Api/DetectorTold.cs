using Tocsin.Server.Casebook;
using Tocsin.Storage;

namespace Tocsin.Server.Api;

/// <summary>A detector as it stands in an election.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Finds">What it finds.</param>
/// <param name="Revision">Number of the last choice about it; 0 while nobody chose anything.</param>
/// <param name="MutedUntil">Until when it is muted; null while it is heard.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="Precision">What was measured of it, and on what; null where nothing was.</param>
/// <param name="Choices">What people chose, the newest first.</param>
public sealed record DetectorTold(string Name, string Title, string Finds, long Revision, DateTimeOffset? MutedUntil, IReadOnlyList<SettingTold> Settings, MeasuredPrecision? Precision, IReadOnlyList<DetectorChoice> Choices)
{
    internal static DetectorTold Of(DetectorView view) => new(
        view.Info.Name, view.Info.Title, view.Info.Finds, view.Standing.Revision, view.Standing.Mute?.Until,
        [.. view.Info.Settings.Select(s => new SettingTold(s.Name, view.Value(s), s.Default, s.Unit, s.Range, s.Meaning))], view.Precision, view.Standing.Choices);
}
