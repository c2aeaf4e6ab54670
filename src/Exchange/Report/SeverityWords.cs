using Tocsin.Engine.Model.Findings;

namespace Tocsin.Exchange.Report;

/// <summary>What a severity and a confidence are called, and the class that colours them.</summary>
internal static class SeverityWords
{
    public static string Of(Severity severity) => severity switch
    {
        Severity.Info => "For the record",
        _ => severity.ToString(),
    };

    public static string ClassOf(Severity severity) => severity.ToString().ToLowerInvariant();

    public static string Of(Confidence confidence) => confidence switch
    {
        Confidence.Low => "Low confidence: worth a look, chance is not firmly excluded",
        Confidence.Moderate => "Moderate confidence: chance is excluded at the stated rate, an innocent explanation remains plausible",
        Confidence.High => "High confidence: chance is excluded by a wide margin and the group is dense",
        _ => throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "BUG: a confidence without words"),
    };

    /// <summary>Of one thing seen, where no chance of many is tested.</summary>
    public static string OfSighting(Confidence confidence) => confidence switch
    {
        Confidence.Low => "Low confidence: worth a look",
        Confidence.Moderate => "Moderate confidence: an innocent explanation remains plausible",
        Confidence.High => "High confidence",
        _ => throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "BUG: a confidence without words"),
    };

    /// <summary>Writes the label: a word, never colour alone.</summary>
    public static void Write(HtmlWriter html, Severity severity, bool declared)
    {
        html.Element("span", Of(severity), ("class", "severity " + ClassOf(severity)));
        if (declared)
            html.Text(" ").Element("span", "Declared", ("class", "severity declared"));
    }
}
