using Tocsin.Storage.Partners;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>What TAXII collections hold: approved shares, and what a partner put into its inbox.</content>
public sealed partial class CaseStore
{
    /// <summary>Lets an approved share out into a collection: gate, hash, log and objects in one transaction.</summary>
    /// <param name="typed">Which.</param>
    /// <param name="collection">Id of the collection.</param>
    /// <param name="sha256">Hash of the text that the objects were read from.</param>
    /// <param name="objects">Its objects.</param>
    /// <param name="actor">Who.</param>
    public Share ShelveShare(string typed, string collection, string sha256, IReadOnlyList<ShelfObject> objects, string actor) => Write(work =>
    {
        ArgumentNullException.ThrowIfNull(objects);
        var (share, _) = LetOut(work, typed, "TAXII collection " + collection, actor);
        if (share.Sha256 != sha256)
            throw new InvalidOperationException("BUG: objects of another text");
        ShelfRows.Add(work, collection, share.Id, objects, _clock.GetUtcNow());
        return share;
    });

    /// <summary>Puts what a partner pushed into its inbox.</summary>
    public int ShelveGiven(string collection, IReadOnlyList<ShelfObject> objects) => Write(work => ShelfRows.Add(work, collection, "", objects, _clock.GetUtcNow()));

    /// <summary>What a query finds in a collection, in order of arrival; one more than its limit when there is more.</summary>
    /// <param name="collection">Id of the collection.</param>
    /// <param name="reader">Who reads: shares of elections for which they are no member are not given.</param>
    /// <param name="query">What is asked for.</param>
    public IReadOnlyList<ShelfObject> Shelf(string collection, Partner reader, ShelfQuery query)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Read(work => ShelfRows.Find(work, collection, reader.IsMember("*") ? null : reader.Elections, query));
    }

    /// <summary>Takes versions of an object out of a collection.</summary>
    /// <returns>How many.</returns>
    public int Unshelve(string collection, string id, IReadOnlyCollection<long>? versions, string actor) => Write(work =>
    {
        int gone = versions is null
            ? work.Execute("DELETE FROM taxii_objects WHERE collection = @collection AND id = @id", ("collection", collection), ("id", id))
            : versions.Sum(v => work.Execute("DELETE FROM taxii_objects WHERE collection = @collection AND id = @id AND version = @version", ("collection", collection), ("id", id), ("version", v)));
        if (gone > 0)
            AuditLog.Append(work, _clock.GetUtcNow(), actor, "taxii-delete", id, $"{gone} versions, collection {collection}");
        return gone;
    });

    /// <summary>Remembers what came of a push.</summary>
    public void KeepStatus(string id, string partner, string body) => Write(work => work.Execute(
        "INSERT INTO taxii_status (id, partner, body, at) VALUES (@id, @partner, @body, @at)", ("id", id), ("partner", PartnerRows.Fold(partner)), ("body", body), ("at", _clock.GetUtcNow().ToUnixTimeMilliseconds())));

    /// <summary>What came of a push of this partner; null when there was none.</summary>
    public string? Status(string id, string partner) => Read(work =>
        work.Value<string>("SELECT body FROM taxii_status WHERE id = @id AND partner = @partner", ("id", id), ("partner", PartnerRows.Fold(partner))));
}
