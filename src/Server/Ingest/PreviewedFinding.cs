namespace Tocsin.Server.Ingest;

/// <summary>A finding of a scan of which nothing is kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Sentence">What it says.</param>
/// <param name="Accounts">The accounts in it, as pseudonyms of that scan.</param>
public sealed record PreviewedFinding(string Id, string Sentence, IReadOnlySet<string> Accounts)
{
    /// <summary>True when the two are about much the same accounts: half of the smaller group.</summary>
    public bool IsLike(PreviewedFinding other)
    {
        ArgumentNullException.ThrowIfNull(other);
        int fewer = Math.Min(Accounts.Count, other.Accounts.Count);
        return fewer > 0 && Accounts.Count(other.Accounts.Contains) * 2 >= fewer;
    }
}
