namespace Tocsin.Exchange.Report.Sections;

/// <summary>How it was done, what it cannot show, and what each detector did.</summary>
internal static class MethodSection
{
    private static readonly string[] Steps =
    [
        "Every post is read for what it acts on: links, domains, hashtags, media, reshared posts, and the wording itself.",
        "For each such object, accounts that acted on it within a short window of each other are paired.",
        "For each pair Tocsin computes how often that would happen by chance, given how active both accounts are, how popular the " +
        "objects are, and how bursty the moment was. A headline that everybody shares at once carries almost no weight; a rare link " +
        "shared by the same few accounts in the same seconds carries much.",
        "The results are corrected for every pair that could have been compared, so that the share of wrong claims stays below the " +
        "stated rate however large the data are.",
        "Pairs that remain are joined into groups, and findings that share accounts, objects or words become one incident.",
    ];

    private static readonly string[] Limits =
    [
        "It shows behaviour, not opinion: nothing here judges what anyone believes or says.",
        "It shows that accounts acted together, not who directs them, who pays, or why. Attribution needs other evidence and named people.",
        "It sees only the posts that were read. What was deleted, private, on another platform or not exported is not in it.",
        "Openly organised people (a party's volunteers, a fan club, a newsroom) can look the same. The innocent explanations of each " +
        "finding say what speaks for and against that.",
        "Coordination that is slow, rare or carefully varied can stay below the stated rate. No finding is not proof of absence.",
        "A small share of claims is expected to be wrong; the exact rate stands with each finding. Look at the evidence before " +
        "acting on it.",
    ];

    public static void Write(ReportPage page)
    {
        var (html, report) = (page.Html, page.Report);
        html.Open("section").Element("h2", "How this was done and what it cannot show", ("id", "method"));
        html.Open("div", ("class", "two"));
        html.Open("div").Element("h3", "How");
        List(html, "ol", Steps);
        html.Close("div").Open("div").Element("h3", "What it cannot show");
        List(html, "ul", Limits);
        html.Close("div").Close("div");
        html.Element("h3", "What each detector did");
        if (report.Detectors.Count == 0)
            html.Element("p", "No detector ran.");
        foreach (var run in report.Detectors)
        {
            html.Open("div", ("class", "run")).Open("h4").Foreign(run.Detector, 80).Close("h4");
            html.Open("p").Foreign(run.Outcome, 800).Close("p");
            Pairs(html, run.Figures);
            if (run.Settings.Count > 0)
            {
                html.Open("details").Element("summary", "Settings in force");
                Pairs(html, run.Settings);
                html.Close("details");
            }

            html.Close("div");
        }

        html.Close("section");
    }

    private static void List(HtmlWriter html, string tag, string[] items)
    {
        html.Open(tag);
        foreach (string item in items)
            html.Element("li", item);
        html.Close(tag);
    }

    private static void Pairs(HtmlWriter html, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        if (pairs.Count == 0)
            return;
        html.Open("dl", ("class", "numbers"));
        foreach (var (name, value) in pairs)
            html.Open("div").Open("dt").Foreign(name, 80).Close("dt").Open("dd").Foreign(value, 200).Close("dd").Close("div");
        html.Close("dl");
    }
}
