using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Json;

namespace Tocsin.Exchange.Report.Sections;

/// <summary>The numbers of a finding, first in plain words, then for experts.</summary>
internal static class StatisticsPart
{
    private const double OneInAMillion = 1e-6;

    public static void Write(HtmlWriter html, Finding finding)
    {
        if (!finding.Significance.HasNullModel)
        {
            WriteUntested(html, finding);
            return;
        }

        html.Open("div", ("class", "odds"));
        html.Open("p", ("class", "versus"))
            .Open("span").Element("b", ReportNumbers.Amount(finding.Effect.Observed)).Text(" seen").Close("span")
            .Open("span").Element("b", ReportNumbers.Amount(finding.Effect.Expected)).Text(" expected by chance").Close("span")
            .Close("p");
        html.Open("p").Foreign(ReportNumbers.Capital(finding.Effect.Measure), 200)
            .Text($": {Chance(finding.Effect)} {Correction(finding.Significance)} {SeverityWords.Of(finding.Confidence)}.").Close("p");
        html.Close("div");
        WriteNumbers(html, finding);
    }

    private static void WriteUntested(HtmlWriter html, Finding finding)
    {
        html.Open("div", ("class", "odds")).Open("p", ("class", "versus"))
            .Open("span").Element("b", ReportNumbers.Amount(finding.Effect.Observed)).Text(" seen").Close("span").Close("p");
        html.Open("p").Foreign(ReportNumbers.Capital(finding.Effect.Measure), 200)
            .Text(". The published method has no null model: how many chance alone would give is not known, nor how often such a claim is wrong.").Close("p");
        html.Close("div");
        WriteNumbers(html, finding);
    }

    /// <summary>Observed against expected, in words.</summary>
    public static string Chance(Effect effect)
    {
        string expected = ReportNumbers.Amount(effect.Expected);
        string observed = ReportNumbers.Amount(effect.Observed);
        string sentence = $"by chance one would expect {(effect.Expected == 0 ? "none" : expected)}; {observed} were seen";
        return effect.Ratio is > 1.5 and < 1e6
            ? $"{sentence}, {ReportNumbers.Amount(effect.Ratio >= 10 ? Math.Floor(effect.Ratio) : Math.Round(effect.Ratio, 1))} times as many."
            : sentence + ".";
    }

    /// <summary>What the q-value means, in words.</summary>
    public static string Correction(Significance significance)
    {
        if (!(significance.QValue < 1))
            return "The test cannot exclude chance.";
        string hypotheses = double.IsFinite(significance.Hypotheses) && significance.Hypotheses >= 1
            ? $"Even after correcting for {ReportNumbers.Count((long)significance.Hypotheses)} comparisons that could have been made, "
            : "Even after correcting for every comparison that could have been made, ";
        return hypotheses + OddsOfError(significance.QValue) + " such claims would be wrong.";
    }

    private static string OddsOfError(double q) => q switch
    {
        <= OneInAMillion => "fewer than 1 in a million",
        _ when 1 / q >= 2 => $"fewer than 1 in {ReportNumbers.Count(RoundDown(1 / q))}",
        _ => $"up to {ReportNumbers.Percent(q)} of",
    };

    /// <summary>To one leading digit, downwards, so that the claim is never made stronger than it is.</summary>
    private static long RoundDown(double value)
    {
        // A decimal that is one over a round number must not fall short of it: 1 / 0.01 is 100.
        long whole = (long)Math.Floor(value * (1 + 1e-12));
        long unit = 1;
        while (whole / unit >= 10)
            unit *= 10;
        return whole / unit * unit;
    }

    private static void WriteNumbers(HtmlWriter html, Finding finding)
    {
        html.Open("details").Element("summary", "The exact numbers").Open("dl", ("class", "numbers"));
        Number(html, "test", finding.Significance.Test);
        Number(html, "p", OutputNumbers.PValue(finding.Significance.LogP) is { } p ? p == "0" ? "0 (below what can be computed)" : p : "unknown");
        Number(html, "q (false discovery rate)", finding.Significance.HasNullModel ? OutputNumbers.PValue(Math.Log10(finding.Significance.QValue)) ?? "unknown" : "unknown");
        Number(html, "hypotheses", ReportNumbers.Amount(finding.Significance.Hypotheses));
        Number(html, "observed", OutputNumbers.Plain(finding.Effect.Observed));
        Number(html, "expected", double.IsNaN(finding.Effect.Expected) ? "unknown" : OutputNumbers.Plain(finding.Effect.Expected));
        Number(html, "window", ReportNumbers.Length(finding.Window));
        int[] sizes = [finding.Accounts.Count, finding.ObjectTotal, finding.PostTotal, finding.Edges.Count];
        Number(html, "accounts · objects · posts · pairs", string.Join(" · ", sizes.Select(n => ReportNumbers.Count(n))));
        foreach (var (name, value) in finding.Settings)
            Number(html, "setting " + name, value);
        Number(html, "finding", finding.Id);
        html.Close("dl").Close("details");
    }

    private static void Number(HtmlWriter html, string name, string value) =>
        html.Open("div").Open("dt").Foreign(name, 80).Close("dt").Open("dd").Foreign(value, 500).Close("dd").Close("div");
}
