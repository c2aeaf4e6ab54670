namespace Tocsin.Storage;

/// <summary>Which role an action needs. Actions are called as in the audit log.</summary>
internal static class Rights
{
    private static readonly Dictionary<string, Role> Least = new(StringComparer.Ordinal)
    {
        ["view"] = Role.Viewer,
        ["search"] = Role.Viewer,
        ["propose"] = Role.Viewer,
        ["backup"] = Role.Admin,
        ["restore"] = Role.Admin,
        ["move"] = Role.Admin,
        ["election-save"] = Role.Lead,
        ["close"] = Role.Lead,
        ["reopen"] = Role.Lead,
        ["playbook-approve"] = Role.Lead,
        ["reveal"] = Role.Lead,
        ["export"] = Role.Lead,
        ["archive"] = Role.Lead,
        ["archive-approve"] = Role.Lead,
        ["hold"] = Role.Lead,
        ["release"] = Role.Lead,
        ["collection-open"] = Role.Lead,
        ["collection-renew"] = Role.Lead,
        ["collection-close"] = Role.Lead,
        ["outlet-decision"] = Role.Lead,
        ["outlet-withdraw"] = Role.Lead,
        ["partner-add"] = Role.Lead,
        ["partner-end"] = Role.Lead,
        ["partner-token"] = Role.Lead,
        ["share-approve"] = Role.Lead,
        ["share-recall"] = Role.Lead,
        ["detector-tune"] = Role.Lead,
        ["detector-mute"] = Role.Lead,
        ["detector-unmute"] = Role.Lead,
        ["watch-add"] = Role.Viewer,
        ["watch-end"] = Role.Viewer,
        ["retention"] = Role.Admin,
        ["person-add"] = Role.Admin,
        ["person-end"] = Role.Admin,
        ["person-invite"] = Role.Admin,
        ["members-set"] = Role.Admin,
        ["session-end"] = Role.Admin,
        ["key-make"] = Role.Admin,
        ["key-end"] = Role.Admin,
        ["account-unlock"] = Role.Admin,
        ["email-set"] = Role.Admin,
    };

    private static readonly string[] Unnamed = ["view", "search", "propose", "backup", "restore", "move"];

    /// <summary>Whether an action asks for no name and is recorded under the account of the operating system.</summary>
    public static bool BySystem(string action) => Unnamed.Contains(action, StringComparer.Ordinal);

    /// <summary>The least role for an action; whatever is not named changes a case and needs an analyst.</summary>
    public static Role For(string action) => Least.GetValueOrDefault(action, Role.Analyst);

    /// <summary>Whether a role suffices.</summary>
    public static bool Allow(Role role, string action) => role >= For(action);
}
