using Tocsin.Engine.Detectors;
using Tocsin.Sources.Yaml;

namespace Tocsin.Sources.Settings;

/// <summary>What came of reading a settings file.</summary>
/// <param name="Settings">The settings; null when a mistake of level <see cref="MistakeLevel.Error"/> was found.</param>
/// <param name="Given">How many settings the file gives.</param>
/// <param name="Mistakes">All mistakes in order of their place in the file.</param>
public sealed record SettingsLoad(DetectionSettings? Settings, int Given, IReadOnlyList<YamlMistake> Mistakes);
