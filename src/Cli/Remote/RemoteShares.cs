using Tocsin.Partners.Sharing;
using Tocsin.Storage.Partners;

namespace Tocsin.Cli.Remote;

/// <summary>Shares of a duty room.</summary>
internal static class RemoteShares
{
    /// <summary>Shares of an election, the newest first.</summary>
    public static async Task<IReadOnlyList<Share>> All(RemoteServer server, string? election, CancellationToken cancellation) =>
        await server.Get<List<Share>>($"elections/{Uri.EscapeDataString(await server.Election(election, cancellation).ConfigureAwait(false))}/shares", cancellation).ConfigureAwait(false);

    /// <summary>The share that somebody means: its id or the beginning of it.</summary>
    /// <returns>Where it is, and how it stands.</returns>
    public static async Task<(string Path, Share Share)> Find(RemoteServer server, string? election, string typed, CancellationToken cancellation)
    {
        string wanted = typed.Trim();
        var found = (await All(server, election, cancellation).ConfigureAwait(false)).Where(s => s.Id == wanted || (wanted.Length >= 4 && s.Id.Contains(wanted, StringComparison.Ordinal) && s.Id[(s.Id.IndexOf("--", StringComparison.Ordinal) is var at and >= 0 ? at + 2 : 0)..].StartsWith(wanted, StringComparison.Ordinal))).ToList();
        return found switch
        {
            [var one] => ($"elections/{Uri.EscapeDataString(one.Election)}/shares/{Uri.EscapeDataString(one.Id)}", one),
            [] => throw new UserError($"there is no share '{wanted}'", "'share list' names them"),
            _ => throw new UserError($"several shares begin with '{wanted}'", "'share list' names them"),
        };
    }

    /// <summary>A share with what leaves.</summary>
    internal sealed record Told(Share Share, IReadOnlyList<LeavingField> Fields);
}
