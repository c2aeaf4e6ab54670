using Tocsin.Documents;
using Tocsin.Engine.Leaks;

namespace Tocsin.Cli.Leaks;

/// <summary>A document of the dump with what it derives from.</summary>
/// <param name="Name">Where it is in the dump.</param>
/// <param name="Match">What it derives from.</param>
/// <param name="Document">Its text and headers, kept when it is ours and there is room.</param>
internal sealed record Traced(string Name, LeakMatch Match, Document? Document);
