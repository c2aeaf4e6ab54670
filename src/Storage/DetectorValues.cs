using Tocsin.Engine.Detectors;

namespace Tocsin.Storage;

/// <summary>Settings of a detector as people give them, checked against its ranges.</summary>
public static class DetectorValues
{
    /// <summary>The detector with this name.</summary>
    /// <exception cref="StoreException">There is none.</exception>
    public static DetectorInfo Require(string detector) => DetectorCatalog.All.Select(d => d.Info).FirstOrDefault(d => d.Name == detector)
        ?? throw new StoreException($"there is no detector '{detector}'", $"there are {string.Join(", ", DetectorCatalog.All.Select(d => d.Info.Name))}") { Refusal = StoreRefusal.Absent };

    /// <summary>Those that differ from the defaults, in their plainest form.</summary>
    /// <exception cref="StoreException">One is unknown or out of its range.</exception>
    public static IReadOnlyDictionary<string, string> Plain(string detector, IReadOnlyDictionary<string, string> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var info = Require(detector);
        var plain = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in settings)
        {
            var setting = info.Settings.FirstOrDefault(s => s.Name == name)
                ?? throw new StoreException($"{detector} has no setting '{name}'", $"it has {string.Join(", ", info.Settings.Select(s => s.Name))}");
            if (!SettingValue.TryParse(setting, text ?? "", out var value))
                throw new StoreException($"{name} of {detector} cannot be '{text}'", $"it takes {setting.Unit}, {setting.Range}; the default is {setting.Default}");
            if (value.Text != SettingValue.DefaultOf(setting).Text)
                plain[name] = value.Text;
        }

        return plain;
    }
}
