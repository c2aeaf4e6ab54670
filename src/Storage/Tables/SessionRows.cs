using Tocsin.Storage.Access;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>Browsers people are signed in with.</summary>
internal static class SessionRows
{
    private const string Columns = "id, person, since, seen, address, agent";
    private const int LongestAgent = 300;

    public static void Add(Work work, Session session) => work.Execute(
        $"INSERT INTO sessions ({Columns}, ended) VALUES (@id, @person, @since, @seen, @address, @agent, NULL)",
        ("id", session.Id), ("person", session.Person), ("since", session.Since.ToUnixTimeMilliseconds()), ("seen", session.Seen.ToUnixTimeMilliseconds()), ("address", session.Address),
        ("agent", session.Agent.Length > LongestAgent ? session.Agent[..LongestAgent] : session.Agent));

    /// <summary>One that nobody ended.</summary>
    public static Session? Find(Work work, string id) => work.Rows($"SELECT {Columns} FROM sessions WHERE id = @id AND ended IS NULL", Read, ("id", id)).FirstOrDefault();

    /// <summary>Those that nobody ended, the newest first; of everybody when no person is given.</summary>
    public static List<Session> Open(Work work, string person) => work.Rows(
        $"SELECT {Columns} FROM sessions WHERE ended IS NULL AND (@person = '' OR person = @person) ORDER BY seen DESC, id", Read, ("person", person));

    public static int End(Work work, string id, DateTimeOffset now) => work.Execute("UPDATE sessions SET ended = @now WHERE id = @id AND ended IS NULL", ("now", now.ToUnixTimeMilliseconds()), ("id", id));

    public static int EndAll(Work work, string person, string except, DateTimeOffset now) => work.Execute(
        "UPDATE sessions SET ended = @now WHERE person = @person AND id <> @except AND ended IS NULL", ("now", now.ToUnixTimeMilliseconds()), ("person", person), ("except", except));

    public static void Touch(Work work, string id, DateTimeOffset seen) => work.Execute(
        "UPDATE sessions SET seen = @seen WHERE id = @id AND seen < @seen", ("seen", seen.ToUnixTimeMilliseconds()), ("id", id));

    /// <summary>Forgets those that are over: addresses of people are kept no longer than they serve.</summary>
    public static void Forget(Work work, DateTimeOffset before) => work.Execute(
        "DELETE FROM sessions WHERE seen < @before AND since < @before", ("before", before.ToUnixTimeMilliseconds()));

    private static Session Read(System.Data.Common.DbDataReader r) => new(r.Text(0), r.Text(1), r.Time(2), r.Time(3), r.Text(4), r.Text(5));
}
