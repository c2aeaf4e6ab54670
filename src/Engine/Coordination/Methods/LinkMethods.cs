namespace Tocsin.Engine.Coordination.Methods;

/// <summary>Published methods on links and domains.</summary>
internal static class LinkMethods
{
    public static CoordinationMethod CoLink { get; } = new()
    {
        Name = "co-link",
        Title = "coordinated link sharing, CooRnet",
        Citation = "Giglietto, Righetti, Rossi, Marino: It takes a village to manipulate the media. Information, Communication & Society 23(6), 2020.",
        Origin = "Interval estimated from the quickest tenth of the links and half of their shares, edges of at least the 0.9 quantile: the publication's. It bins time; a sliding window here, which loses no pair at a border of bins.",
        Layers =
        [
            new MethodLayer
            {
                Trace = MethodTrace.Link,
                Window = MethodWindow.FromData,
                Filter = new MethodFilter(MethodFilterKind.Quantile, 0.9),
                MinimumWeight = 2,
            },
        ],
    };

    public static CoordinationMethod CooRTweet { get; } = new()
    {
        Name = "coortweet",
        Title = "coordinated sharing of links and posts, CooRTweet",
        Citation = "Righetti, Balluff: CooRTweet, a generalized R software for coordinated network detection. Computational Communication Research, 2025.",
        Origin = "60 s, two acts or more, edges above the median weight: the tool's defaults. For output identical to the tool's use --compat coortweet, which also applies the minimum participation to the pairs found.",
        Layers =
        [
            new MethodLayer
            {
                Trace = MethodTrace.Link,
                Window = MethodWindow.Of(TimeSpan.FromSeconds(60)),
                Similarity = MethodSimilarity.PostPairs,
                MinimumActs = 2,
                Filter = new MethodFilter(MethodFilterKind.AboveQuantile, 0.5),
            },
            new MethodLayer
            {
                Trace = MethodTrace.Reshare,
                Window = MethodWindow.Of(TimeSpan.FromSeconds(60)),
                Similarity = MethodSimilarity.PostPairs,
                MinimumActs = 2,
                Filter = new MethodFilter(MethodFilterKind.AboveQuantile, 0.5),
            },
        ],
    };

    public static CoordinationMethod CoDomain { get; } = new()
    {
        Name = "co-domain",
        Title = "domains in common",
        Citation = "Cinus, Minici, Luceri, Ferrara: Exposing cross-platform coordinated inauthentic activity in the run-up to the 2024 U.S. election. WWW 2025. TF-IDF and cosine as in Pacheco et al., ICWSM 2021.",
        Origin = "TF-IDF cosine over domains at any time: published. Ten acts or more, two domains or more in common and the heaviest 0.5 % of edges: from Pacheco's study of co-retweets.",
        Layers =
        [
            new MethodLayer
            {
                Trace = MethodTrace.Domain,
                Similarity = MethodSimilarity.TfIdfCosine,
                MinimumActs = 10,
                MinimumWeight = 2,
                Filter = new MethodFilter(MethodFilterKind.Quantile, 0.995),
            },
        ],
    };

    public static CoordinationMethod ToolkitCoLink { get; } = new()
    {
        Name = "toolkit-co-link",
        Title = "co-link network, Coordination Network Toolkit",
        Citation = "Graham, QUT Digital Observatory: Coordination Network Toolkit. Queensland University of Technology, 2020.",
        Origin = "60 s, edges of two posts or more: the tool's defaults. Its network is directed; the stronger direction counts here.",
        Layers = [Toolkit(MethodTrace.Link)],
    };

    /// <summary>A network of the Coordination Network Toolkit at its defaults.</summary>
    public static MethodLayer Toolkit(MethodTrace trace) => new()
    {
        Trace = trace,
        Window = MethodWindow.Of(TimeSpan.FromSeconds(60)),
        Similarity = MethodSimilarity.Messages,
        MinimumWeight = 2,
    };
}
