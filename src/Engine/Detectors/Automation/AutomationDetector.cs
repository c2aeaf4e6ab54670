using System.Text;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Statistics;

namespace Tocsin.Engine.Detectors.Automation;

/// <summary>How single accounts post: by the clock, without rest, faster than people. Background, never a verdict on anybody.</summary>
public sealed class AutomationDetector : IDetector
{
    private const int PostsPerAccount = 20;

    /// <inheritdoc/>
    public DetectorInfo Info { get; } = new(
        "automation",
        "Automation",
        "Lists accounts that post as software does: at near-constant intervals, by the clock, for days without a pause, at all hours alike, faster than people, or with unusual client software. Background only: most automation is harmless.",
        "automation.md",
        [
            DetectorSetting.Whole("minimum-posts", 20, "posts", 10, 100_000, "Posts (and for the tests of regularity, intervals or rounds) an account must have to be tested."),
            DetectorSetting.Duration("pause", TimeSpan.FromHours(5), TimeSpan.FromHours(2), TimeSpan.FromHours(12), "A night's rest: a day without a pause of this length is counted."),
            DetectorSetting.Number("false-discovery-rate", 0.01, "rate", 0.000001, 0.2, "Share of wrong claims accepted among the accounts listed for a sign (Benjamini–Hochberg)."),
            DetectorSetting.Whole("most-accounts", 50, "accounts", 1, 2000, "Accounts listed for each sign, the most significant first; all are counted."),
        ])
    {
        Bearing = Bearing.Background,
    };

    /// <inheritdoc/>
    public DetectorResult Detect(DetectionContext context, CancellationToken cancellation)
    {
        var settings = context.Settings.For(Info);
        int least = settings.Whole("minimum-posts");
        var accounts = AccountTimes.Read(context.Posts, TimeResolution.Measure(context.Posts), least);
        if (accounts.Count == 0)
            return new DetectorResult([], new DetectorRun(Info.Name, $"Insufficient data: no account has {least} posts.", []));
        var tests = new List<SignTest>();
        foreach (var run in (Func<SignTest>[])
            [
                () => RegularGaps.Run(accounts, least),
                () => ClockPhases.Run(accounts, least),
                () => Wakefulness.NoPause(accounts, settings.Duration("pause")),
                () => Wakefulness.NoNight(accounts),
                () => Wakefulness.Rate(accounts),
                () => RareClients.Run(context.Posts, accounts, least),
            ])
        {
            cancellation.ThrowIfCancellationRequested();
            tests.Add(run());
        }

        double logRate = Math.Log(settings.Number("false-discovery-rate"));
        var names = new FindingSources(context);
        var findings = new List<DetectedFinding>();
        var figures = new List<KeyValuePair<string, string>> { new("accounts with enough posts", FindingWords.Count(accounts.Count)) };
        foreach (var test in tests)
        {
            double[] logQ = FalseDiscovery.LogQ([.. test.Signs.Select(s => s.LogP)], test.Tested);
            var shown = test.Signs.Select((s, i) => (Sign: s, LogQ: logQ[i], Name: names.Name(s.Account.Account))).Where(x => x.LogQ <= logRate)
                .OrderBy(x => x.Sign.LogP).ThenBy(x => x.Name, StringComparer.Ordinal).ToList();
            figures.Add(new(test.Name, $"{FindingWords.Count(shown.Count)} of {FindingWords.Count(test.Tested, "account")} tested"));
            if (shown.Count > 0)
                findings.Add(Compose(context, test, shown, settings.Whole("most-accounts")));
        }

        string left = string.Join("; ", tests.Select(t => t.LeftOut).OfType<string>());
        return new DetectorResult(findings, new DetectorRun(Info.Name, Outcome(accounts.Count, findings.Count) + (left.Length > 0 ? $" Not looked at: {left}." : ""), figures));
    }

    private DetectedFinding Compose(DetectionContext context, SignTest test, List<(AutomationSign Sign, double LogQ, string Name)> shown, int most)
    {
        var listed = shown.Take(most).ToList();
        double weakest = shown[^1].Sign.LogP;
        string rest = listed.Count < shown.Count ? $" (the {FindingWords.Count(listed.Count)} most significant are listed)" : "";
        return new ContentComposer(context, Info, Bearing.Background).Compose(new ContentDraft
        {
            Key = test.Name,
            Sentence = $"{FindingWords.Count(shown.Count, "account")} of {FindingWords.Count(test.Tested)} tested {(shown.Count == 1 ? test.Sentence.Replace("post ", "posts ", StringComparison.Ordinal).Replace("are active", "is active", StringComparison.Ordinal) : test.Sentence)}{rest}. That says how they post, not who they are.",
            Objects = [.. listed.Select(x => (SharedObject.AccountKind, x.Name, (string?)$"{x.Sign.Words}; p = {PText(x.Sign.LogP)}"))],
            Posts = [.. listed.SelectMany((x, i) => First(context, x.Sign.Account).Select(p => new ContentPost(p, i, "posted")))],
            Confidence = Confidence.Low,
            Effect = new Effect("accounts with a p-value such as the weakest of them or smaller", shown.Count, test.Tested * Math.Exp(weakest)),
            Significance = new Significance(
                $"{test.Test}; Benjamini–Hochberg over the accounts tested; the weakest account stands for all",
                weakest / Math.Log(10),
                Math.Exp(shown.Max(x => x.LogQ)),
                test.Tested),
            Explanations =
            [
                test.Innocent,
                "Most automation is harmless and much of it is open. Read this beside what an account does with others, never alone.",
            ],
        });
    }

    // In a row from the first on, so that a reader sees the intervals; ids decide between posts of one moment.
    private static IEnumerable<int> First(DetectionContext context, AccountTimes account)
    {
        int count = Math.Min(PostsPerAccount, account.Posts.Length);
        long last = account.Times[count - 1];
        return account.Posts.Zip(account.Times).TakeWhile(x => x.Second <= last)
            .Select(x => (x.First, x.Second, Segment: context.Posts.Locate(x.First, out int row), Row: row))
            .OrderBy(x => x.Second).ThenBy(x => Encoding.UTF8.GetString(x.Segment.Resolve(x.Segment.Id[x.Row])), StringComparer.Ordinal).ThenBy(x => x.First)
            .Take(count).Select(x => x.First);
    }

    private static string PText(double logP)
    {
        double log10 = logP / Math.Log(10);
        double power = Math.Floor(log10);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Pow(10, log10 - power):0.0}e{power:0}");
    }

    private static string Outcome(int accounts, int findings) => findings == 0
        ? $"Tested {FindingWords.Count(accounts, "account")}; none posts as software does beyond chance."
        : $"Tested {FindingWords.Count(accounts, "account")}; {FindingWords.Count(findings, "way")} of posting that people rarely show {(findings == 1 ? "is" : "are")} listed.";
}
