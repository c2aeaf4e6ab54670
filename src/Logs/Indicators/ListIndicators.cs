using System.Text;

namespace Tocsin.Logs.Indicators;

/// <summary>Reads indicators from a plain list: one a line, # or // for comments, the form of a hosts file, or the first column of a table.</summary>
internal sealed class ListIndicators(string file, IndicatorIntake intake)
{
    private readonly IndicatorSource _source = new(file, "", "", [], "");

    /// <summary>Reads a list.</summary>
    public void Read(ReadOnlySpan<byte> bytes)
    {
        long number = 0;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            number++;
            var line = Bare(bytes[range]);
            if (!line.IsEmpty)
                Line(Encoding.UTF8.GetString(line), number);
        }
    }

    private static ReadOnlySpan<byte> Bare(ReadOnlySpan<byte> line)
    {
        line = line.Trim(" \t\r"u8);
        if (line.StartsWith("//"u8) || line.StartsWith(";"u8) || line.StartsWith("#"u8))
            return default;
        int comment = Math.Max(line.IndexOf(" #"u8), line.IndexOf("\t#"u8));
        return (comment < 0 ? line : line[..comment]).Trim(" \t\r"u8);
    }

    private void Line(string line, long number)
    {
        if (AtomParser.TryGuess(line, out var atom) || TryColumns(line, out atom))
            intake.Take(number, line, [[atom]], _source, (source, kept, demoted) => new Indicator(source, kept[0][0]) { Place = number, Demoted = demoted });
        else
            intake.Leave(file, number, line, "cannot be read");
    }

    // "0.0.0.0 evil.example" of a hosts file, or a table without a header.
    private static bool TryColumns(string line, out Atom atom)
    {
        atom = default;
        var parts = line.Split([' ', '\t', ',', ';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length < 2)
            return false;
        bool hosts = parts[0] is "0.0.0.0" or "127.0.0.1" or "::" or "::1";
        return AtomParser.TryGuess(parts[hosts ? 1 : 0], out atom) && (atom.Kind != AtomKind.Domain || atom.Text.Contains('.', StringComparison.Ordinal));
    }
}
