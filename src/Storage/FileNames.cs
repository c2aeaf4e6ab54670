using System.Text.RegularExpressions;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Storage;

/// <summary>What is shown to others than who sat at the machine: names of files, not the folders in which they lay on somebody's disk.</summary>
/// <remarks>The store keeps inputs as they were given: the record is not touched.</remarks>
public static partial class FileNames
{
    private static readonly char[] Separators = ['/', '\\'];

    /// <summary>The name of a file without its folders.</summary>
    public static string Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string whole = path.TrimEnd(Separators);
        return whole[(whole.LastIndexOfAny(Separators) + 1)..];
    }

    /// <summary>A text with the folders of whole paths taken out: <c>/home/jon/posts.csv</c>, <c>C:\posts.csv</c>, <c>…/jon/posts.csv</c>.</summary>
    /// <remarks>Addresses stay; folders with a blank in their name are taken out up to it.</remarks>
    public static string In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().IndexOfAny(Separators) < 0 ? text : Folders().Replace(text, "");
    }

    /// <summary>A sighting with names of files only.</summary>
    public static Sighting In(Sighting sighting)
    {
        ArgumentNullException.ThrowIfNull(sighting);
        var files = sighting.Exhibits.Select(e => e.File).Where(IsWhole).Distinct(StringComparer.Ordinal).OrderByDescending(f => f.Length).ToList();
        return sighting with
        {
            Sentence = Told(sighting.Sentence),
            TimeNote = Told(sighting.TimeNote),
            Reasons = [.. sighting.Reasons.Select(Told)],
            Marks = [.. sighting.Marks.Select(m => m.Kind is MarkKinds.Dump or MarkKinds.File ? m with { Value = Inside(m.Value) } : m)],
            Exhibits = [.. sighting.Exhibits.Select(e => e with { File = Inside(e.File) })],
        };

        string Told(string text) => In(files.Aggregate(text, static (said, file) => said.Replace(file, Of(file), StringComparison.Ordinal)));
    }

    // Of a dump the folders inside it tell its documents apart; only a path from the top of a disk says where somebody keeps it.
    private static string Inside(string path) => IsWhole(path) ? Of(path) : path;

    private static bool IsWhole(string path) => path.Length > 0 && (path[0] is '/' or '\\' or '…' or '~' || (path.Length > 2 && char.IsAsciiLetter(path[0]) && path[1] == ':'));

    /// <summary>What is told of an incident with names of files only.</summary>
    public static FusedIncident In(FusedIncident told)
    {
        ArgumentNullException.ThrowIfNull(told);
        return told with
        {
            Title = In(told.Title),
            Summary = In(told.Summary),
            SeverityReasons = [.. told.SeverityReasons.Select(In)],
            JoinedBecause = [.. told.JoinedBecause.Select(In)],
            Loose = [.. told.Loose.Select(In)],
            Chains = [.. told.Chains.Select(c => c with { Title = In(c.Title), JoinedBecause = [.. c.JoinedBecause.Select(In)], Steps = [.. c.Steps.Select(s => s with { Sentence = In(s.Sentence) })] })],
        };
    }

    // A whole path begins where systems keep files; what was cut at its beginning with an ellipsis. Behind a letter, a colon or a slash it is an address.
    [GeneratedRegex(@"(?<![\w:/\\.])(?:(?:/(?:home|root|tmp|var|srv|opt|mnt|media|data|work|usr|run|private|Users|Volumes)|[A-Za-z]:)[/\\]|…[^\s/\\“”""]*[/\\])(?:[^\s/\\“”""]+[/\\])*(?=[^\s/\\“”""])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Folders();
}
