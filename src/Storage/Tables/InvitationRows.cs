using Tocsin.Storage.Access;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>One-time links. Of what stands in them there is a hash only.</summary>
internal static class InvitationRows
{
    private const string Columns = "hash, person, name, actor, expires";

    /// <summary>Adds one; those made for the same person before open nothing any more.</summary>
    public static void Add(Work work, Invitation invitation, DateTimeOffset now)
    {
        work.Execute("UPDATE invitations SET used = @now WHERE person = @person AND used IS NULL", ("now", now.ToUnixTimeMilliseconds()), ("person", invitation.Person));
        work.Execute(
            $"INSERT INTO invitations ({Columns}, since, used) VALUES (@hash, @person, @name, @actor, @expires, @now, NULL)",
            ("hash", invitation.Hash), ("person", invitation.Person), ("name", invitation.Name), ("actor", invitation.Actor), ("expires", invitation.Expires.ToUnixTimeMilliseconds()), ("now", now.ToUnixTimeMilliseconds()));
    }

    /// <summary>One that nobody used and whose time is not over.</summary>
    public static Invitation? Find(Work work, string hash, DateTimeOffset now) => work.Rows(
        $"SELECT {Columns} FROM invitations WHERE hash = @hash AND used IS NULL AND expires > @now", Read, ("hash", hash), ("now", now.ToUnixTimeMilliseconds())).FirstOrDefault();

    public static List<Invitation> Open(Work work, DateTimeOffset now) => work.Rows(
        $"SELECT {Columns} FROM invitations WHERE used IS NULL AND expires > @now AND person <> '' ORDER BY name", Read, ("now", now.ToUnixTimeMilliseconds()));

    public static void Use(Work work, string hash, DateTimeOffset now) => work.Execute("UPDATE invitations SET used = @now WHERE hash = @hash", ("now", now.ToUnixTimeMilliseconds()), ("hash", hash));

    private static Invitation Read(System.Data.Common.DbDataReader r) => new(r.Text(0), r.Text(1), r.Text(2), r.Text(3), r.Time(4));
}
