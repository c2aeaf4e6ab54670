namespace Tocsin.Server.Access;

/// <summary>Addresses to go on with: pages of this server and nothing else.</summary>
internal static class LocalPath
{
    /// <summary>The address when it is one of this server's pages, the start page when not.</summary>
    public static string Of(string? path) =>
        path is ['/', not '/' and not '\\', ..] && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl) && Uri.TryCreate(path, UriKind.Relative, out _) ? path : "/";
}
