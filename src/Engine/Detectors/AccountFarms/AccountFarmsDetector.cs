using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Detectors.AccountFarms;

/// <summary>Accounts made together: created in one burst, named by one template, with copied profiles or handles that changed hands.</summary>
public sealed class AccountFarmsDetector : IDetector
{
    /// <inheritdoc/>
    public DetectorInfo Info { get; } = new(
        "account-farms",
        "Account farms",
        "Finds accounts that look made together: two independent signs on the same accounts, such as creation within days, handles of one form, copied profiles or reused handles, more than the crowd's own accounts of that time explain.",
        "account-farms.md",
        [
            DetectorSetting.Durations("creation-windows", [TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7)], TimeSpan.FromMinutes(1), TimeSpan.FromDays(60), "How close in time accounts count as created together; each is tried and corrected for."),
            DetectorSetting.Whole("minimum-accounts", 5, "accounts", 3, 10_000, "Accounts that must show both signs."),
            DetectorSetting.Number("minimum-excess", 10, "times", 1, 1_000_000, "How many times more accounts must show both signs than chance explains: of those named, no more than this part may be there by chance."),
            DetectorSetting.Number("false-discovery-rate", 0.01, "rate", 0.000001, 0.2, "Share of wrong claims accepted among all claims (Benjamini–Hochberg)."),
        ]);

    /// <inheritdoc/>
    public DetectorResult Detect(DetectionContext context, CancellationToken cancellation)
    {
        var settings = context.Settings.For(Info);
        int least = settings.Whole("minimum-accounts");
        var search = new FarmSearch(context.Posts, least, settings.Number("minimum-excess"), settings.Durations("creation-windows"), Math.Log(settings.Number("false-discovery-rate")));
        search.Run(cancellation);
        var findings = new FarmFindings(context, Info);
        findings.Collect([.. search.Groups.SelectMany(g => g.Accounts), .. search.Singles.SelectMany(c => c.Members.Select(m => c.Crowd.Accounts[m]))]);
        List<DetectedFinding> all = [.. search.Groups.Select(g => findings.Group(g, search.PairTests)), .. search.Singles.Select(c => findings.Single(c, search.SingleTests))];
        return new DetectorResult(
            [.. all.OrderBy(f => f.Finding.Bearing).ThenBy(f => f.Finding.Significance.LogP).ThenBy(f => f.Finding.Id, StringComparer.Ordinal)],
            new DetectorRun(Info.Name, Outcome(search, least), search.Figures.Named(search.Sets)))
        {
            Scores = Scores(context, search),
        };
    }

    private List<AccountScore> Scores(DetectionContext context, FarmSearch search)
    {
        var sources = new FindingSources(context);
        return
        [
            .. search.Pairs.SelectMany(c => c.Members.Select(m => (Account: c.Crowd.Accounts[m], Cell: c)))
                .GroupBy(x => x.Account)
                .Select(g => g.MinBy(x => (x.Cell.LogP, x.Cell.Key))!)
                .Select(x => new AccountScore(sources.Name(x.Account), Math.Max(0, -(x.Cell.LogP + Math.Log(search.PairTests)) / Math.Log(10)), FarmWording.Name(x.Cell.Set.Kind), Info.Name, null))
                .Where(s => s.Score > 0).OrderBy(s => s.Account, StringComparer.Ordinal),
        ];
    }

    private static string Outcome(FarmSearch search, int least)
    {
        if (search.Figures.Missing(least) is { } missing)
            return $"Insufficient data: {missing}";
        string compared = $"Compared {FindingWords.Count((long)search.Sets, "set")} of accounts with the crowd; ";
        string found = search.Groups.Count == 0 ? "none shows two signs more than chance explains."
            : $"{FindingWords.Count(search.Groups.Count, "group")} {(search.Groups.Count == 1 ? "looks" : "look")} made together.";
        string also = search.Singles.Count == 0 ? "" : $" {FindingWords.Count(search.Singles.Count, "single sign")} {(search.Singles.Count == 1 ? "stands" : "stand")} beside as background.";
        string lacking = search.Figures.Lacking(least) is { Length: > 0 } columns ? $" Not looked at: {columns}." : "";
        return compared + found + also + lacking;
    }
}
