using System.Globalization;
using System.Security.Cryptography;
using Tocsin.Engine.Pipeline;

namespace Tocsin.Cli.Watching;

/// <summary>The settings that a state can only be taken up with: others would give other windows, or accounts other names.</summary>
internal static class WatchSettings
{
    /// <summary>The settings by the names of their options.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Of(WatchRequest request, ScanSettings settings) =>
    [
        new("--window", Text(request.Stream.Window)),
        new("--every", Text(request.Stream.Every)),
        new("--lateness", Text(request.Stream.Lateness)),
        new("--idle", Text(request.Stream.IdleAfter)),
        new("--most-posts", request.Stream.MostPosts.ToString(CultureInfo.InvariantCulture)),
        new("--reveal", settings.Reveal ? "yes" : "no"),

        // Tells two keys apart and says nothing about either.
        new("--pseudonym-key", settings.PseudonymKey is { } key ? Convert.ToHexStringLower(SHA256.HashData([.. "tocsin state v1\n"u8, .. key])) : "none"),
    ];

    /// <summary>Makes sure that a state was made with these settings and inputs.</summary>
    /// <exception cref="UserError">It was not; names what differs.</exception>
    internal static void Require(WatchState state, IReadOnlyList<KeyValuePair<string, string>> settings, IReadOnlyList<string> inputs, string path)
    {
        foreach (var (name, value) in settings)
        {
            string? before = state.Settings.FirstOrDefault(s => s.Key == name).Value;
            if (before != value)
            {
                string was = name == "--pseudonym-key" ? "another key" : $"{name} {before}";
                throw new UserError($"the state in {path} was made with {was}", "use the same settings as before, or another directory with --state DIR");
            }
        }

        // New inputs may be added behind the old ones.
        if (state.Sources.Count > inputs.Count || state.Sources.Where((s, i) => s.Input != inputs[i]).Any())
            throw new UserError($"the state in {path} was made with the inputs {string.Join(' ', state.Sources.Select(s => s.Input))}", "name them in the same order, new ones behind them");
    }

    private static string Text(TimeSpan span) => span.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + "s";
}
