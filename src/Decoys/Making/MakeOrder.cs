using Tocsin.Engine.Model.Elections;

namespace Tocsin.Decoys.Making;

/// <summary>What decoys to make.</summary>
public sealed record MakeOrder
{
    /// <summary>Whose decoys they are: name and domains are theirs.</summary>
    public required ProtectedSubject Campaign { get; init; }

    /// <summary>Kinds, in turn.</summary>
    public required IReadOnlyList<DecoyKind> Kinds { get; init; }

    /// <summary>How many in all.</summary>
    public required int Count { get; init; }

    /// <summary>Languages, in turn: of <see cref="DecoyMaker.Languages"/>.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>The moment; decoys pretend to be up to eleven weeks older.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Host of links; null for none.</summary>
    public string? LinkHost { get; init; }

    /// <summary>Domain of new addresses; null for none.</summary>
    public string? ContactDomain { get; init; }

    /// <summary>Domain for senders of mail that nobody can write to: the campaign's own.</summary>
    public string MailDomain => ContactDomain ?? (Campaign.Domains.Count > 0 ? Campaign.Domains[0] : $"{Latin.Of(Campaign.Name, "-")}.example");
}
