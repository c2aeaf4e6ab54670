namespace Tocsin.Engine.Coordination.Methods;

/// <summary>Published methods on reshared posts.</summary>
internal static class ReshareMethods
{
    public static CoordinationMethod CoReshare { get; } = new()
    {
        Name = "co-reshare",
        Title = "co-retweets, TF-IDF cosine",
        Citation = "Pacheco, Hui, Torres-Lugo, Truong, Flammini, Menczer: Uncovering coordinated networks on social media: methods and case studies. ICWSM 2021, case study 4.",
        Origin = "TF-IDF cosine at any time, accounts with ten reshares or more, the heaviest 0.5 % of edges: the publication's. Two reshared posts or more in common: ours, else one common post of two rare accounts has cosine 1.",
        Layers =
        [
            new MethodLayer
            {
                Trace = MethodTrace.Reshare,
                Similarity = MethodSimilarity.TfIdfCosine,
                MinimumActs = 10,
                MinimumWeight = 2,
                Filter = new MethodFilter(MethodFilterKind.Quantile, 0.995),
            },
        ],
    };

    public static CoordinationMethod Backbone { get; } = new()
    {
        Name = "co-reshare-backbone",
        Title = "co-retweets, disparity filter, communities",
        Citation = "Hristakieva, Cresci, Da San Martino, Conti, Nakov: The spread of propaganda by coordinated communities on social media. WebSci 2022. Disparity filter: Serrano, Boguñá, Vespignani, PNAS 106(16), 2009.",
        Origin = "TF-IDF cosine, disparity filter, communities: the publication's. Its Louvain is Leiden here; significance 0.05 and accounts with ten reshares or more (it takes the most active hundredth): ours.",
        Layers =
        [
            new MethodLayer
            {
                Trace = MethodTrace.Reshare,
                Similarity = MethodSimilarity.TfIdfCosine,
                MinimumActs = 10,
                MinimumWeight = 2,
                Filter = new MethodFilter(MethodFilterKind.Disparity, 0.05),
            },
        ],
        Community = MethodCommunity.Leiden,
    };

    public static CoordinationMethod FastReshare { get; } = new()
    {
        Name = "fast-reshare",
        Title = "fast retweets",
        Citation = "Pacheco, Flammini, Menczer: Unveiling coordinated groups behind White Helmets disinformation. WWW 2020 companion; Luceri, Pantè, Burghardt, Ferrara: Unmasking the web of deceit. WWW 2024.",
        Origin = "Reshares within 10 s of the original, two or more, TF-IDF cosine: the publications'. They compare accounts by whom they reshare, Tocsin by which posts; where the original is not in the data its first reshare stands for it. Two posts in common and no further filter: ours.",
        Layers =
        [
            new MethodLayer { Trace = MethodTrace.FastReshare, Similarity = MethodSimilarity.TfIdfCosine, MinimumActs = 2, MinimumWeight = 2 },
        ],
    };

    public static CoordinationMethod ToolkitCoReshare { get; } = new()
    {
        Name = "toolkit-co-reshare",
        Title = "co-retweet network, Coordination Network Toolkit",
        Citation = "Graham, QUT Digital Observatory: Coordination Network Toolkit. Queensland University of Technology, 2020.",
        Origin = "60 s, edges of two posts or more: the tool's defaults. Its network is directed; the stronger direction counts here.",
        Layers = [LinkMethods.Toolkit(MethodTrace.Reshare)],
    };

    public static CoordinationMethod Astroturfing { get; } = new()
    {
        Name = "astroturfing",
        Title = "co-tweets and co-retweets within a minute",
        Citation = "Schoch, Keller, Stier, Yang: Coordination patterns reveal online political astroturfing across the world. Scientific Reports 12, 4572, 2022.",
        Origin = "The same text or the same reshared post within a minute: the publication's. Two or more of them for an edge: ours, in place of its comparison with the users of the same hashtags.",
        Layers =
        [
            new MethodLayer { Trace = MethodTrace.Text, Window = MethodWindow.Of(TimeSpan.FromSeconds(60)), MinimumWeight = 2 },
            new MethodLayer { Trace = MethodTrace.Reshare, Window = MethodWindow.Of(TimeSpan.FromSeconds(60)), MinimumWeight = 2 },
        ],
    };
}
