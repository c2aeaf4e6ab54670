using Tocsin.Storage.Access;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>Keys of programs. Of the key itself there is a hash only.</summary>
internal static class KeyRows
{
    private const string Columns = "id, name, person, scopes, elections, since, expires, ended, used";

    public static void Add(Work work, ApiKey key, string hash) => work.Execute(
        $"INSERT INTO api_keys ({Columns}, hash) VALUES (@id, @name, @person, @scopes, @elections, @since, @expires, NULL, NULL, @hash)",
        ("id", key.Id), ("name", key.Name), ("person", key.Person), ("scopes", string.Join(' ', key.Scopes)), ("elections", string.Join(' ', key.Elections)), ("since", key.Since.ToUnixTimeMilliseconds()), ("expires", key.Expires.ToUnixTimeMilliseconds()), ("hash", hash));

    public static List<ApiKey> All(Work work) => work.Rows($"SELECT {Columns} FROM api_keys ORDER BY since DESC, id", Read);

    public static ApiKey? Find(Work work, string hash) => work.Rows($"SELECT {Columns} FROM api_keys WHERE hash = @hash AND ended IS NULL", Read, ("hash", hash)).FirstOrDefault();

    public static int End(Work work, string id, DateTimeOffset now) => work.Execute("UPDATE api_keys SET ended = @now WHERE id = @id AND ended IS NULL", ("now", now.ToUnixTimeMilliseconds()), ("id", id));

    public static void Touch(Work work, string id, DateTimeOffset used) => work.Execute("UPDATE api_keys SET used = @used WHERE id = @id", ("used", used.ToUnixTimeMilliseconds()), ("id", id));

    private static ApiKey Read(System.Data.Common.DbDataReader r) =>
        new(r.Text(0), r.Text(1), r.Text(2), Words(r.Text(3)), Words(r.Text(4)), r.Time(5), r.Time(6), r.TimeOrNull(7), r.TimeOrNull(8));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
