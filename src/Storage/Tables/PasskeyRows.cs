using Tocsin.Storage.Access;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>Passkeys: public keys, no secrets.</summary>
internal static class PasskeyRows
{
    private const string Columns = "id, person, name, body, since, used";

    public static List<Passkey> Of(Work work, string person) => work.Rows($"SELECT {Columns} FROM passkeys WHERE person = @person ORDER BY since, id", Read, ("person", person));

    public static Passkey? Find(Work work, string id) => work.Rows($"SELECT {Columns} FROM passkeys WHERE id = @id", Read, ("id", id)).FirstOrDefault();

    public static void Add(Work work, Passkey key) => work.Execute(
        $"INSERT INTO passkeys ({Columns}) VALUES (@id, @person, @name, @body, @since, NULL)",
        ("id", key.Id), ("person", key.Person), ("name", key.Name), ("body", key.Body), ("since", key.Since.ToUnixTimeMilliseconds()));

    public static void Use(Work work, string id, string body, DateTimeOffset now) => work.Execute(
        "UPDATE passkeys SET body = @body, used = @now WHERE id = @id", ("body", body), ("now", now.ToUnixTimeMilliseconds()), ("id", id));

    public static int Remove(Work work, string id, string person) => work.Execute("DELETE FROM passkeys WHERE id = @id AND person = @person", ("id", id), ("person", person));

    private static Passkey Read(System.Data.Common.DbDataReader r) => new(r.Text(0), r.Text(1), r.Text(2), r.Text(3), r.Time(4), r.TimeOrNull(5));
}
