namespace Tocsin.Cli.Domains;

/// <summary>Alarms that belong together: names of one suffix or one pattern.</summary>
/// <param name="By">What they have in common, in words.</param>
/// <param name="Names">The alarmed names, in order.</param>
/// <param name="Protected">The protected names they imitate.</param>
internal sealed record Wave(string By, IReadOnlyList<string> Names, IReadOnlyList<string> Protected);
