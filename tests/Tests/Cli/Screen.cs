using Tocsin.Cli;
using Tocsin.Cli.Output;
using Xunit;

namespace Tocsin.Tests.Cli;

/// <summary>A terminal that keeps what is written to it.</summary>
internal sealed class Screen : IDisposable
{
    private readonly MemoryStream _bytes = new();
    private readonly StreamWriter _out;
    private readonly StringWriter _error = new() { NewLine = "\n" };

    internal Screen(
        bool colours = false, bool boxes = false, bool blocks = true, bool watched = false, int width = 100, TimeProvider? clock = null, byte[]? input = null)
    {
        _out = new StreamWriter(_bytes) { NewLine = "\n", AutoFlush = true };
        Terminal = new Terminal
        {
            Out = _out,
            OutBytes = _bytes,
            Error = _error,
            In = new MemoryStream(input ?? []),
            Colours = colours,
            Boxes = boxes,
            Blocks = blocks,
            Watched = watched,
            Width = width,
            Clock = clock ?? TimeProvider.System,
        };
    }

    internal Terminal Terminal { get; }

    internal string Output => System.Text.Encoding.UTF8.GetString(_bytes.ToArray());

    internal string Messages => _error.ToString();

    internal Task<int> Run(params string[] args) => Application.RunAsync(args, Terminal, TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Terminal.Dispose();
        _out.Dispose();
        _error.Dispose();
        _bytes.Dispose();
    }
}
