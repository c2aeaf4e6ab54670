using Tocsin.Engine.Model.Elections;
using Tocsin.Sources.Yaml;

namespace Tocsin.Sources.Elections;

/// <summary>What came of reading an election profile.</summary>
/// <param name="Election">The election; null when a mistake of level <see cref="MistakeLevel.Error"/> was found.</param>
/// <param name="Mistakes">All mistakes in order of their place in the file.</param>
public sealed record ElectionLoad(Election? Election, IReadOnlyList<YamlMistake> Mistakes);
