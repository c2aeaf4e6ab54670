namespace Tocsin.Engine.Coordination.Methods;

/// <summary>Published methods that join several networks into one.</summary>
internal static class FusedMethods
{
    private static readonly IReadOnlyList<MethodLayer> Layers =
    [
        new() { Trace = MethodTrace.Link, Similarity = MethodSimilarity.TfIdfCosine, MinimumActs = 2, MinimumWeight = 2 },
        new() { Trace = MethodTrace.Reshare, Similarity = MethodSimilarity.TfIdfCosine, MinimumActs = 2, MinimumWeight = 2 },
        new() { Trace = MethodTrace.FastReshare, Similarity = MethodSimilarity.TfIdfCosine, MinimumActs = 2, MinimumWeight = 2 },
        new() { Trace = MethodTrace.HashtagSequence, Similarity = MethodSimilarity.TfIdfCosine, MinimumParts = 5 },
        new() { Trace = MethodTrace.NearText, Similarity = MethodSimilarity.TfIdfCosine, Window = MethodWindow.Of(TimeSpan.FromDays(1)), MinimumWeight = 2 },
    ];

    public static CoordinationMethod Fused { get; } = new()
    {
        Name = "fused",
        Title = "five traces fused, eigenvector centrality",
        Citation = "Luceri, Pantè, Burghardt, Ferrara: Unmasking the web of deceit: uncovering coordinated activity to expose information operations on Twitter. WWW 2024; so also Vishnuprasad, Nogara, Cardoso, Cresci, Giordano, Luceri: Tracking fringe and coordinated activity on Twitter leading up to the US Capitol attack. ICWSM 2024.",
        Origin = "Links, reshares, fast reshares, sequences of five hashtags, near-identical texts of a day; union; accounts pruned by eigenvector centrality: the publication's. It tries many quantiles on millions of accounts; the upper half is ours. Two objects or more in common: ours.",
        Layers = Layers,
        Filter = new MethodFilter(MethodFilterKind.EigenvectorQuantile, 0.5),
    };

    public static CoordinationMethod FusedBackbone { get; } = new()
    {
        Name = "fused-backbone",
        Title = "five traces fused, disparity filter, communities",
        Citation = "Cinus, Minici, Luceri, Ferrara: Exposing cross-platform coordinated inauthentic activity in the run-up to the 2024 U.S. election. WWW 2025. Disparity filter: Serrano, Boguñá, Vespignani, PNAS 106(16), 2009.",
        Origin = "Several networks joined and reduced before communities are sought: the publication's. Disparity filter at 0.05 and Leiden, the same five networks as \"fused\": ours.",
        Layers = Layers,
        Filter = new MethodFilter(MethodFilterKind.Disparity, 0.05),
        Community = MethodCommunity.Leiden,
    };
}
