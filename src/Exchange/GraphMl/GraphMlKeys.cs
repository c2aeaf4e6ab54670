namespace Tocsin.Exchange.GraphMl;

/// <summary>The attributes of nodes and edges. Gephi reads <c>label</c> and <c>weight</c> by these names.</summary>
internal static class GraphMlKeys
{
    public const string Label = "n_label";
    public const string Account = "n_account";
    public const string Role = "n_role";
    public const string Findings = "n_findings";
    public const string FindingCount = "n_finding_count";
    public const string Posts = "n_posts";
    public const string Coreness = "n_coreness";
    public const string Leads = "n_leads";
    public const string Incident = "n_incident";
    public const string Weight = "e_weight";
    public const string Trace = "e_trace";
    public const string Window = "e_window_seconds";
    public const string Expected = "e_expected";
    public const string LogP = "e_log10_p";
    public const string QValue = "e_q_value";
    public const string Finding = "e_finding";

    public static IReadOnlyList<(string Id, string Target, string Name, string Type)> All { get; } =
    [
        (Label, "node", "label", "string"),
        (Account, "node", "account", "string"),
        (Role, "node", "role", "string"),
        (Findings, "node", "findings", "string"),
        (FindingCount, "node", "finding_count", "int"),
        (Posts, "node", "posts", "int"),
        (Coreness, "node", "coreness", "int"),
        (Leads, "node", "leads", "boolean"),
        (Incident, "node", "incident", "string"),
        (Weight, "edge", "weight", "double"),
        (Trace, "edge", "trace", "string"),
        (Window, "edge", "window_seconds", "double"),
        (Expected, "edge", "expected", "double"),
        (LogP, "edge", "log10_p", "double"),
        (QValue, "edge", "q_value", "double"),
        (Finding, "edge", "finding", "string"),
    ];
}
