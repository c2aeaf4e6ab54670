using System.Text;
using Tocsin.Engine.Model;
using Tocsin.Engine.Pipeline;
using Tocsin.Exchange;

namespace Tocsin.Cli.Scanning;

/// <summary>Writes what a scan leaves on disk: the outputs, and apart from them who is behind each pseudonym.</summary>
public static class ScanFiles
{
    /// <summary>Directory for what must not be passed on, inside the output directory.</summary>
    public const string PrivateDirectory = "private";

    /// <summary>The table of pseudonyms in it.</summary>
    public const string PseudonymFile = "pseudonyms.csv";

    private const string Partial = ".pseudonyms.csv.partial";

    /// <summary>Writes everything; on failure or cancellation earlier results stay.</summary>
    /// <returns>The files, relative to the output directory.</returns>
    public static IReadOnlyList<WrittenFile> Write(
        OutputDirectory output, ScanOutcome outcome, IReadOnlyList<IExporter> exporters, RejectionLog rejections, CancellationToken cancellation)
    {
        string directory = Path.Combine(output.Path, PrivateDirectory);
        string partial = Path.Combine(directory, Partial);
        string table = Path.Combine(directory, PseudonymFile);
        bool created = !Directory.Exists(directory);
        bool keep = outcome.Pseudonyms.Count > 0;
        try
        {
            long bytes = keep ? WriteTable(directory, partial, outcome.Pseudonyms) : 0;
            var files = output.Write(exporters, outcome.Report, rejections, cancellation).ToList();
            // A table that belongs to earlier findings would only mislead.
            if (!keep)
            {
                Remove(table);
                return files;
            }

            File.Move(partial, table, overwrite: true);
            files.Add(new WrittenFile(
                $"{PrivateDirectory}/{PseudonymFile}", "who is behind each pseudonym: keep it to yourself", bytes, ""));
            return files;
        }
        finally
        {
            Remove(partial);
            if (created && Directory.Exists(directory) && !Directory.EnumerateFileSystemEntries(directory).Any())
                Directory.Delete(directory);
        }
    }

    // File.Delete minds a missing directory, though not a missing file.
    private static void Remove(string path)
    {
        if (File.Exists(path))
            File.Delete(path);
    }

    private static long WriteTable(string directory, string path, IReadOnlyDictionary<string, string> pseudonyms)
    {
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, owner | UnixFileMode.UserExecute);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = owner;
        using var writer = new StreamWriter(path, new UTF8Encoding(false), options) { NewLine = "\n" };
        writer.WriteLine("pseudonym,account");
        foreach (var (pseudonym, account) in pseudonyms.OrderBy(p => p.Key, StringComparer.Ordinal))
            writer.WriteLine($"{pseudonym},{Quote(Tame(account))}");
        writer.Flush();
        return writer.BaseStream.Length;
    }

    // A person opens this table in a spreadsheet, and accounts choose their own names: none may run as a formula.
    private static string Tame(string account) => account.Length > 0 && account[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + account : account;

    // RFC 4180.
    private static string Quote(string value) =>
        value.AsSpan().IndexOfAny("\",\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
