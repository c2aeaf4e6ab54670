using System.Globalization;

namespace Tocsin.Engine.Coordination.Methods;

/// <summary>Methods in words, for help, reports and docs.</summary>
public static class MethodText
{
    /// <summary>Name of a trace.</summary>
    public static string Name(MethodTrace trace) => trace switch
    {
        MethodTrace.HashtagSequence => "hashtag-sequence",
        MethodTrace.MentionSet => "mention-set",
        MethodTrace.FastReshare => "fast-reshare",
        MethodTrace.NearText => "near-text",
        MethodTrace.HalfHour => "half-hour",
        _ => trace.ToString().ToLowerInvariant(),
    };

    /// <summary>Name of a similarity.</summary>
    public static string Name(MethodSimilarity similarity) => similarity switch
    {
        MethodSimilarity.PostPairs => "pairs of posts",
        MethodSimilarity.Messages => "posts matched",
        MethodSimilarity.TfIdfCosine => "TF-IDF cosine",
        MethodSimilarity.Overlap => "overlap coefficient",
        MethodSimilarity.Jaccard => "Jaccard coefficient",
        _ => "objects in common",
    };

    /// <summary>A window as it was used.</summary>
    public static string Window(MethodLayer layer, long milliseconds) =>
        layer.Window.Length is null && !layer.Window.Estimated
            ? "any time"
            : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000.0:#,0.###} s") + (layer.Window.Estimated ? ", estimated from the data" : "");

    /// <summary>A layer in one line.</summary>
    public static string Describe(MethodLayer layer)
    {
        string window = layer.Window.Length is { } fixedLength ? $"within {fixedLength.TotalSeconds.ToString("#,0", CultureInfo.InvariantCulture)} s" : layer.Window.ToString();
        string text = $"{Name(layer.Trace)} × {window} × {Name(layer.Similarity)}";
        if (layer.MinimumActs > 1)
            text += string.Create(CultureInfo.InvariantCulture, $", accounts with {layer.MinimumActs} acts or more");
        if (layer.MinimumParts > 1)
            text += string.Create(CultureInfo.InvariantCulture, $", {layer.MinimumParts} parts or more");
        if (layer.MinimumWeight > 1)
            text += string.Create(CultureInfo.InvariantCulture, $", weight {layer.MinimumWeight} or more");
        return layer.Filter.Kind == MethodFilterKind.None ? text : $"{text}, {layer.Filter}";
    }
}
