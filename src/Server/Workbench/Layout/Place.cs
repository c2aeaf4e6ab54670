namespace Tocsin.Server.Workbench.Layout;

/// <summary>Where in the workbench somebody is.</summary>
internal static class Place
{
    /// <summary>The election of an address: <c>/e/valdoria-2027/incidents</c>; null outside of one.</summary>
    public static string? ElectionOf(string relative)
    {
        string[] parts = relative.Split('?', '#')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts is ["e", { } id, ..] ? Uri.UnescapeDataString(id) : null;
    }

    /// <summary>Address of a page of an election.</summary>
    public static string Of(string election, string page = "") => $"/e/{Uri.EscapeDataString(election)}{(page.Length > 0 ? "/" + page : "")}";
}
