using System.Text;
using Tocsin.Pages;
using Tocsin.Pages.Storing;

namespace Tocsin.Tests.Pages;

/// <summary>A results page of an election commission that does not exist.</summary>
internal static class ResultPage
{
    public const string Html = """
        <!doctype html><html lang="en"><head><title>Results of the first round - Election Commission of Valdoria</title>
        <script src="/static/app.js?v=12"></script><script nonce="a1">var session="x1y2";window.start();</script></head>
        <body><header><nav><a href="/">Home</a> <a href="/stations">Find your polling station</a> <a href="https://vpr.example/live">Public radio</a></nav></header>
        <main><h1>Results of the first round</h1>
        <p>The Election Commission of Valdoria publishes the count of every polling station as it is reported by the district offices.</p>
        <p class="updated">Last updated at 18:02</p>
        <table id="results"><tr><th>Candidate</th><th>Votes</th><th>Share</th></tr>
        <tr><td>Mira Halvorsen</td><td class="n">0</td><td class="n">0 %</td></tr>
        <tr><td>Tomas Brandt</td><td class="n">0</td><td class="n">0 %</td></tr>
        <tr><td>Elena Kastor</td><td class="n">0</td><td class="n">0 %</td></tr></table>
        <p>Polling stations close at 20:00. Voters who stand in line at that time may still vote. Bring an identity card or a passport.</p>
        <form action="/subscribe" method="post"><input type="email" name="mail"><button>Send me the results</button></form>
        <aside class="ticker">Today: sunshine in the harbour quarter</aside></main>
        <footer>Election Commission, Harbour Street 4, Karsten. Questions: 0800 12 34</footer></body></html>
        """;

    public static readonly PageRegion[] Regions = [new("#results td.n", RegionRule.Result), new(".ticker", RegionRule.Anything), new(".updated", RegionRule.Numbers)];

    public static PageSnapshot Snapshot(params string[] more) => new()
    {
        Page = "results.html",
        Url = new Uri("https://commission.example/results"),
        ApprovedBy = "Ida Lorne",
        ApprovedAt = DateTimeOffset.UnixEpoch,
        Regions = Regions,
        Loads = [Bytes(Html), .. more.Select(Bytes)],
    };

    public static PageCheck Check(string now, bool polling = false, params string[] loads) => PageCheck.Of(Snapshot(loads), Bytes(now), polling);

    public static byte[] Bytes(string html) => Encoding.UTF8.GetBytes(html);

    /// <summary>The page with counted votes.</summary>
    public static string Counted(int mira, int tomas, int elena) => Html
        .Replace("Mira Halvorsen</td><td class=\"n\">0<", $"Mira Halvorsen</td><td class=\"n\">{mira}<", StringComparison.Ordinal)
        .Replace("Tomas Brandt</td><td class=\"n\">0<", $"Tomas Brandt</td><td class=\"n\">{tomas}<", StringComparison.Ordinal)
        .Replace("Elena Kastor</td><td class=\"n\">0<", $"Elena Kastor</td><td class=\"n\">{elena}<", StringComparison.Ordinal);
}
