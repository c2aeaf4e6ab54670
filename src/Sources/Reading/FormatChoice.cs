using Tocsin.Engine.Model;
using Tocsin.Sources.Formats;

namespace Tocsin.Sources.Reading;

/// <summary>Chooses the format of a file.</summary>
internal static class FormatChoice
{
    // Below this a named file is still tried, so that the user hears what is missing; a file found in a directory is not.
    private const int Sure = 20;

    public static IPostFormat? For(FileHead head, ReadOptions options, bool fromDirectory, out FormatProblem problem)
    {
        problem = new FormatProblem(RejectionReason.UnknownFormat, Describe(head));
        if (head.Shape == HeadShape.Binary)
            return null;
        if (options.Format is { } name)
            return FormatCatalog.Find(name);
        IPostFormat? best = null;
        int confidence = fromDirectory ? Sure : 0;
        foreach (var format in FormatCatalog.All)
        {
            int sure = format.Recognise(head, options);
            if (sure > confidence)
                (best, confidence) = (format, sure);
        }

        return best;
    }

    private static string Describe(FileHead head) => head.Shape switch
    {
        HeadShape.Binary => "binary",
        HeadShape.Columns => "a table of other things",
        HeadShape.Xml => "markup, but no feed",
        HeadShape.Text => "plain text",
        _ when head.Keys.Count > 0 => "JSON with the keys " + string.Join(", ", head.Keys.Order(StringComparer.Ordinal).Take(20)),
        _ => "JSON without keys",
    };
}
