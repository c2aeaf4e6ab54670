using Tocsin.Engine.Lookalikes;

namespace Tocsin.Cli.Domains;

/// <summary>A screened name that resembles a protected one.</summary>
/// <param name="Name">The name as found.</param>
/// <param name="File">Input it was found in.</param>
/// <param name="Line">Line in it.</param>
/// <param name="Match">How it matched.</param>
/// <param name="Time">The first date or time on its line; null when there is none.</param>
internal sealed record Alarm(string Name, string File, long Line, LookalikeMatch Match, DateTimeOffset? Time);
