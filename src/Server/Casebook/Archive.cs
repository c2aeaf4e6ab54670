using Tocsin.Storage;

namespace Tocsin.Server.Casebook;

/// <summary>An incident frozen with all it rests on, and what people decided about handing it out.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Frozen">Who froze it, when, what for; the value is the SHA-256 over its files.</param>
/// <param name="Approval">The second person's approval; null while nobody gave one.</param>
/// <param name="Files">Its files: one a scan that the incident came from. Empty when they were removed from the server's disk.</param>
public sealed record Archive(string Id, Decision Frozen, Decision? Approval, IReadOnlyList<ArchiveFile> Files)
{
    /// <summary>Kind of the decision that freezes.</summary>
    public const string Kind = "archive";

    /// <summary>Kind of the decision that lets it be handed out.</summary>
    public const string ApprovalKind = "archive-approve";
}
