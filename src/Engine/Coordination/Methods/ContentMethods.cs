namespace Tocsin.Engine.Coordination.Methods;

/// <summary>Published methods on hashtags, media, time, text, answers and mentions.</summary>
internal static class ContentMethods
{
    private const string Pacheco = "Pacheco, Hui, Torres-Lugo, Truong, Flammini, Menczer: Uncovering coordinated networks on social media: methods and case studies. ICWSM 2021";

    public static CoordinationMethod HashtagSequence { get; } = new()
    {
        Name = "hashtag-sequence",
        Title = "hashtag sequences in common",
        Citation = $"{Pacheco}, case study 3; Luceri, Pantè, Burghardt, Ferrara: Unmasking the web of deceit. WWW 2024.",
        Origin = "Ordered sequences of a post of five hashtags or more, at any time, every edge kept: Luceri's. Pacheco takes an account's whole day as one sequence.",
        Layers = [new MethodLayer { Trace = MethodTrace.HashtagSequence, MinimumParts = 5 }],
    };

    public static CoordinationMethod Media { get; } = new()
    {
        Name = "co-media",
        Title = "images in common",
        Citation = $"{Pacheco}, case study 2.",
        Origin = "Jaccard coefficient over images, accounts with five or more: the publication's. Images are the same by the reference or hash given in the data, not by colour histogram. Two images or more in common: ours, in place of its quantile.",
        Layers = [new MethodLayer { Trace = MethodTrace.Media, Similarity = MethodSimilarity.Jaccard, MinimumActs = 5, MinimumWeight = 2 }],
    };

    public static CoordinationMethod HalfHour { get; } = new()
    {
        Name = "synchronised-activity",
        Title = "synchronised activity in half hours",
        Citation = $"{Pacheco}, case study 5.",
        Origin = "Bins of 30 minutes, TF-IDF cosine, accounts with eight posts or more, similarity at least 0.9: the publication's.",
        Layers =
        [
            new MethodLayer
            {
                Trace = MethodTrace.HalfHour,
                Similarity = MethodSimilarity.TfIdfCosine,
                MinimumActs = 8,
                Filter = new MethodFilter(MethodFilterKind.Minimum, 0.9),
            },
        ],
    };

    public static CoordinationMethod NearText { get; } = new()
    {
        Name = "near-text",
        Title = "near-identical texts in a rolling window",
        Citation = "Pacheco, Flammini, Menczer: Unveiling coordinated groups behind White Helmets disinformation. WWW 2020 companion; Luceri, Pantè, Burghardt, Ferrara: Unmasking the web of deceit. WWW 2024.",
        Origin = "Similar texts of a day: Luceri's. Texts are near-identical here at a Levenshtein ratio of 0.75 to the typical text of a cluster, in place of Ratcliff–Obershelp (2020) and sentence embeddings (2024). Every edge kept, as published.",
        Layers = [new MethodLayer { Trace = MethodTrace.NearText, Window = MethodWindow.Of(TimeSpan.FromDays(1)) }],
    };

    public static CoordinationMethod ToolkitCoText { get; } = new()
    {
        Name = "toolkit-co-text",
        Title = "co-tweet network, Coordination Network Toolkit",
        Citation = "Graham, QUT Digital Observatory: Coordination Network Toolkit. Queensland University of Technology, 2020; after Keller, Schoch, Stier, Yang: Political astroturfing on Twitter. Political Communication 37(2), 2020.",
        Origin = "The same text within 60 s, edges of two posts or more: the tool's defaults. Texts are the same after folding here.",
        Layers = [LinkMethods.Toolkit(MethodTrace.Text)],
    };

    public static CoordinationMethod CoReply { get; } = new()
    {
        Name = "co-reply",
        Title = "answers to the same posts within a minute",
        Citation = "Graham, QUT Digital Observatory: Coordination Network Toolkit. Queensland University of Technology, 2020.",
        Origin = "60 s, edges of two posts or more: the tool's defaults. Its network is directed; the stronger direction counts here.",
        Layers = [LinkMethods.Toolkit(MethodTrace.Reply)],
    };

    public static CoordinationMethod CoMention { get; } = new()
    {
        Name = "co-mention",
        Title = "the same accounts mentioned",
        Citation = "Weber, Neumann: Amplifying influence through coordinated behaviour in social networks. Social Network Analysis and Mining 11, 111, 2021.",
        Origin = "The publication counts single mentions within windows of minutes to days. Sets of two or more mentioned accounts within an hour, two or more in common: ours, since single mentions of famous accounts tie everybody.",
        Layers = [new MethodLayer { Trace = MethodTrace.MentionSet, Window = MethodWindow.Of(TimeSpan.FromHours(1)), MinimumWeight = 2 }],
    };
}
