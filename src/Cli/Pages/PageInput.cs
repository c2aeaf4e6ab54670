using Tocsin.Pages.Reading;
using Tocsin.Pages.Storing;

namespace Tocsin.Cli.Pages;

/// <summary>A saved page that the user named.</summary>
/// <param name="Name">Name under which it is kept: the path below the folder given, or the file's name.</param>
/// <param name="Path">Its file, or its address when it was fetched.</param>
/// <param name="Bytes">What was fetched; null for a file.</param>
/// <param name="Origin">The server it was fetched from; null for a file.</param>
internal sealed record PageInput(string Name, string Path, byte[]? Bytes = null, PageOrigin? Origin = null)
{
    /// <summary>The pages behind what the user named, in order.</summary>
    /// <exception cref="UserError">Something does not exist.</exception>
    public static IReadOnlyList<PageInput> List(IEnumerable<string> inputs, IReadOnlyList<PageInput>? fetched = null)
    {
        var pages = new List<PageInput>(fetched ?? []);
        foreach (string input in inputs)
        {
            if (File.Exists(input))
                pages.Add(new PageInput(System.IO.Path.GetFileName(input), input));
            else if (Directory.Exists(input))
                pages.AddRange(Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories).Where(IsPage).Order(StringComparer.Ordinal).Select(f => new PageInput(System.IO.Path.GetRelativePath(input, f).Replace('\\', '/'), f)));
            else
                throw new UserError($"there is no file or folder {input}", "save the page as HTML and give its file, or its address with --fetch");
        }

        var twice = pages.GroupBy(p => p.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? pages : throw new UserError($"two pages are called {twice.Key}", "give the folder above them, so that their paths tell them apart");
    }

    /// <summary>Its bytes, as far as they are looked at.</summary>
    /// <exception cref="UserError">It cannot be read.</exception>
    public byte[] Read() => Bytes ?? ReadFile(Path);

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="UserError">It cannot be read.</exception>
    public static byte[] ReadFile(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            byte[] bytes = new byte[(int)Math.Min(stream.Length, PageReader.MostBytes)];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{path} cannot be read", "check path and permissions");
        }
    }

    private static bool IsPage(string path) => System.IO.Path.GetExtension(path).ToLowerInvariant() is ".html" or ".htm" or ".xhtml";
}
