namespace Tocsin.Playbooks.Drafting;

/// <summary>A letter or file as drafted, with its tables.</summary>
/// <param name="Body">The text in Markdown without the line that says whether it is approved.</param>
/// <param name="Attachments">Name and CSV of each table, in order.</param>
/// <param name="Sha256">Of the body and the tables: what an approval is about. Lower-case hex.</param>
/// <param name="ToFill">How many places a person must fill.</param>
public sealed record Draft(string Body, IReadOnlyList<KeyValuePair<string, string>> Attachments, string Sha256, int ToFill)
{
    /// <summary>The whole text under the line that says where it stands.</summary>
    public string Under(string banner) => $"**{banner}**\n\n{Body}";
}
