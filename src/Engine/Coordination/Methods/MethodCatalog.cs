namespace Tocsin.Engine.Coordination.Methods;

/// <summary>Every published method, one explicit line each.</summary>
public static class MethodCatalog
{
    /// <summary>All methods, in the order in which they are listed.</summary>
    public static IReadOnlyList<CoordinationMethod> All { get; } =
    [
        LinkMethods.CoLink,
        LinkMethods.CooRTweet,
        LinkMethods.CoDomain,
        LinkMethods.ToolkitCoLink,
        ReshareMethods.CoReshare,
        ReshareMethods.Backbone,
        ReshareMethods.FastReshare,
        ReshareMethods.ToolkitCoReshare,
        ReshareMethods.Astroturfing,
        ContentMethods.HashtagSequence,
        ContentMethods.Media,
        ContentMethods.HalfHour,
        ContentMethods.NearText,
        ContentMethods.ToolkitCoText,
        ContentMethods.CoReply,
        ContentMethods.CoMention,
        FusedMethods.Fused,
        FusedMethods.FusedBackbone,
    ];

    /// <summary>The method of a name, or null.</summary>
    public static CoordinationMethod? Find(string name) => All.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase));
}
