namespace Tocsin.Cli.Output;

/// <summary>What the other end can show, as the environment tells it.</summary>
/// <param name="Colours">Colours may be used.</param>
/// <param name="Boxes">Tables may be drawn with box characters.</param>
/// <param name="Blocks">Sparklines may use block characters.</param>
/// <param name="Watched">Progress may redraw its line.</param>
/// <remarks>
/// <c>NO_COLOR</c> (any value but empty) turns colours off; <c>TERM=dumb</c> turns off everything but ASCII; a pipe or a
/// file gets plain text without colours and boxes. Blocks are plain characters of UTF-8, which every output here is,
/// so they stay unless the locale names another character set.
/// </remarks>
public readonly record struct TerminalLook(bool Colours, bool Boxes, bool Blocks, bool Watched)
{
    /// <summary>Reads the environment.</summary>
    public static TerminalLook Of(Func<string, string?> variable, bool outIsTerminal, bool errorIsTerminal)
    {
        bool dumb = string.Equals(variable("TERM"), "dumb", StringComparison.Ordinal);
        bool utf8 = IsUtf8(variable("LC_ALL"), variable("LC_CTYPE"), variable("LANG"));
        bool rich = outIsTerminal && !dumb;
        return new TerminalLook(
            Colours: rich && string.IsNullOrEmpty(variable("NO_COLOR")),
            Boxes: rich && utf8,
            Blocks: !dumb && utf8,
            Watched: errorIsTerminal && !dumb);
    }

    // POSIX: the first of the three that is set and not empty decides. "C" and "POSIX" name no character set of their
    // own, and the terminals that still use them show UTF-8.
    private static bool IsUtf8(params ReadOnlySpan<string?> locales)
    {
        foreach (string? locale in locales)
        {
            if (string.IsNullOrEmpty(locale))
                continue;
            int dot = locale.IndexOf('.', StringComparison.Ordinal);
            return dot < 0
                || locale.AsSpan(dot + 1).StartsWith("utf-8", StringComparison.OrdinalIgnoreCase)
                || locale.AsSpan(dot + 1).StartsWith("utf8", StringComparison.OrdinalIgnoreCase);
        }

        return true;
    }
}
