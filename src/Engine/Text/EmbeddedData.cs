namespace Tocsin.Engine.Text;

/// <summary>The data files that ship inside the assembly.</summary>
internal static class EmbeddedData
{
    /// <summary>The whole file.</summary>
    public static byte[] Read(string name)
    {
        using var stream = typeof(EmbeddedData).Assembly.GetManifestResourceStream("Tocsin.Data." + name)
            ?? throw new InvalidOperationException("BUG: no embedded data file " + name);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>A set from a file with one key a line; # starts a comment, text after a tab is a remark.</summary>
    public static Utf8Set ReadSet(params ReadOnlySpan<string> names)
    {
        var set = new Utf8Set();
        foreach (string name in names)
        {
            ReadOnlySpan<byte> bytes = Read(name);
            foreach (var range in bytes.Split((byte)'\n'))
            {
                var line = bytes[range];
                int tab = line.IndexOf((byte)'\t');
                if (tab >= 0)
                    line = line[..tab];
                if (!line.IsEmpty && line[0] != (byte)'#')
                    set.Add(line, 1);
            }
        }

        return set;
    }
}
