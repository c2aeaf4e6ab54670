using System.Text;

namespace Tocsin.Cli.Output;

/// <summary>Where a command reads and writes, and what the other end can show.</summary>
/// <remarks>Results go to <see cref="Out"/>, everything said on the way to <see cref="Error"/>.</remarks>
public sealed class Terminal : IDisposable
{
    /// <summary>Columns when nobody says how wide the other end is.</summary>
    public const int DefaultWidth = 100;

    /// <summary>Results.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Results as bytes, for commands that write data rather than text.</summary>
    public required Stream OutBytes { get; init; }

    /// <summary>Progress and messages.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Standard input.</summary>
    public required Stream In { get; init; }

    /// <summary>Colours may be used on <see cref="Out"/>.</summary>
    public bool Colours { get; init; }

    /// <summary>Lines and boxes may be drawn on <see cref="Out"/>; otherwise tables are plain ASCII.</summary>
    public bool Boxes { get; init; }

    /// <summary>Block characters may be used for sparklines.</summary>
    public bool Blocks { get; init; } = true;

    /// <summary>A person watches <see cref="Error"/>: progress may redraw its line.</summary>
    public bool Watched { get; init; }

    /// <summary>Columns of <see cref="Out"/>.</summary>
    public int Width { get; init; } = DefaultWidth;

    /// <summary>How the user calls this program: <c>tocsin</c>, or <c>./run</c>.</summary>
    public string CommandName { get; init; } = "tocsin";

    /// <summary>Stack traces are wanted.</summary>
    public bool Debug { get; init; }

    /// <summary>The clock, for progress only.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>JSON lines on <see cref="Out"/>.</summary>
    public JsonLines Json => new(Out);

    /// <summary>Says one line on <see cref="Error"/>, with nothing in it that could steer a terminal.</summary>
    public void Say(string message) => Error.WriteLine($"tocsin: {SafeText.Clean(message)}");

    /// <summary>The same other end, but results go nowhere: for a step of a larger whole that tells its own.</summary>
    public Terminal Quiet() => new() { Out = TextWriter.Null, OutBytes = Stream.Null, Error = Error, In = In, Clock = Clock, CommandName = CommandName, Debug = Debug };

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var output = Console.OpenStandardOutput();
        var look = TerminalLook.Of(Environment.GetEnvironmentVariable, !Console.IsOutputRedirected, !Console.IsErrorRedirected);
        return new Terminal
        {
            OutBytes = output,
            Out = new StreamWriter(output, utf8, 16 * 1024) { NewLine = "\n", AutoFlush = false },
            Error = new StreamWriter(Console.OpenStandardError(), utf8, 1024) { NewLine = "\n", AutoFlush = true },
            In = Console.OpenStandardInput(),
            Colours = look.Colours,
            Boxes = look.Boxes,
            Blocks = look.Blocks,
            Watched = look.Watched,
            Width = Console.IsOutputRedirected ? DefaultWidth : WidthOfWindow(),
            CommandName = Environment.GetEnvironmentVariable("TOCSIN_COMMAND") is { Length: > 0 } name ? SafeText.Clean(name) : "tocsin",
            Debug = Environment.GetEnvironmentVariable("TOCSIN_DEBUG") is { Length: > 0 } and not "0",
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Out.Flush();
        }
        catch (IOException)
        {
            // The reader of our output has gone; there is nobody left to tell.
        }
    }

    private static int WidthOfWindow()
    {
        try
        {
            return Console.WindowWidth is >= 40 and var width ? Math.Min(width, 160) : DefaultWidth;
        }
        catch (IOException)
        {
            return DefaultWidth;
        }
    }
}
