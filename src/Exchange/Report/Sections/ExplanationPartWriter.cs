using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Explain;

namespace Tocsin.Exchange.Report.Sections;

/// <summary>The explanation of a finding, folded away: the same words as <c>tocsin explain</c>.</summary>
internal static class ExplanationPartWriter
{
    public static void Write(ReportPage page, Finding finding)
    {
        var html = page.Html;
        html.Open("details").Element("summary", "Explained step by step, to be checked");
        foreach (var part in Explainer.Of(finding, page.Report).Parts)
        {
            html.Element("h4", part.Title).Open("ul");
            foreach (string line in part.Lines)
                html.Open("li").Foreign(line, 800).Close("li");
            html.Close("ul");
        }

        html.Close("details");
    }
}
