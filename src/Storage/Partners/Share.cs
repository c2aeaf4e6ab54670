namespace Tocsin.Storage.Partners;

/// <summary>A text that a person prepared for a partner, and what became of it.</summary>
/// <remarks>The text never changes: prepared anew, it is another share.</remarks>
public sealed record Share
{
    /// <summary>Its id: <c>share--</c> and a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The partner's name.</summary>
    public required string Partner { get; init; }

    /// <summary>Id of the election.</summary>
    public required string Election { get; init; }

    /// <summary>Ids of the incidents.</summary>
    public required IReadOnlyList<string> Incidents { get; init; }

    /// <summary>How far it may travel.</summary>
    public required TlpLevel Tlp { get; init; }

    /// <summary>One of <see cref="ShareFormats"/>.</summary>
    public required string Format { get; init; }

    /// <summary>SHA-256 of the text in UTF-8, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When it was prepared.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who prepared it.</summary>
    public required string By { get; init; }

    /// <summary>What happened to it, in order.</summary>
    public IReadOnlyList<ShareEvent> Events { get; init; } = [];

    /// <summary>The approval; null when nobody approved it.</summary>
    public ShareEvent? Approval => Events.FirstOrDefault(e => e.Kind == "share-approve");

    /// <summary>The recall; null when it was not recalled.</summary>
    public ShareEvent? Recall => Events.FirstOrDefault(e => e.Kind == "share-recall");

    /// <summary>Where it stands: prepared, approved, written, recalled.</summary>
    public string State => Recall is not null ? "recalled" : Events.Any(e => e.Kind == "share-write") ? "written" : Approval is not null ? "approved" : "prepared";
}
