using Tocsin.Engine.Leaks;

namespace Tocsin.Documents;

/// <summary>The text of one document.</summary>
/// <param name="Name">Its path below where reading began; members of archives and attachments after <c> › </c>.</param>
/// <param name="Kind">What it was.</param>
/// <param name="Text">Its text, without mail headers.</param>
/// <param name="Headers">Mail headers, also where they are only printed at the top; otherwise none.</param>
public sealed record Document(string Name, DocumentKind Kind, string Text, LeakHeaders Headers)
{
    /// <summary>Stands between a container and what is in it.</summary>
    public const string Inside = " › ";
}
