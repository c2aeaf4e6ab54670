using Tocsin.Storage.Access;
using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>How people sign in.</summary>
internal static class AccountRows
{
    private const string Columns = "a.person, p.name, a.password, a.stamp, a.failed, a.locked, a.totp, a.recovery, a.language, a.email, a.subject";
    private const string Source = "accounts a JOIN people p ON p.folded = a.person AND p.until IS NULL";

    /// <summary>True when somebody can sign in.</summary>
    public static bool Any(Work work) => work.Value<long>($"SELECT COUNT(*) FROM {Source}") > 0;

    public static List<Account> All(Work work) => work.Rows($"SELECT {Columns} FROM {Source} ORDER BY p.name", Read);

    public static Account? Find(Work work, string person) => work.Rows($"SELECT {Columns} FROM {Source} WHERE a.person = @person", Read, ("person", person)).FirstOrDefault();

    public static Account? BySubject(Work work, string subject) => subject.Length == 0 ? null
        : work.Rows($"SELECT {Columns} FROM {Source} WHERE a.subject = @subject", Read, ("subject", subject)).FirstOrDefault();

    /// <summary>Who has this address; null when nobody has, or two have.</summary>
    public static Account? ByEmail(Work work, string email) => email.Length == 0 ? null
        : work.Rows($"SELECT {Columns} FROM {Source} WHERE a.email = @email AND a.subject = ''", Read, ("email", email)) is [var only] ? only : null;

    /// <summary>Makes an account, or gives it a new password and takes its other ways in away.</summary>
    public static void Renew(Work work, string person, string password, string stamp, DateTimeOffset now)
    {
        work.Execute(
            "INSERT INTO accounts (person, password, stamp, failed, locked, totp, totp_step, recovery, language, email, subject, since) VALUES (@person, @password, @stamp, 0, NULL, '', 0, '', '', '', '', @now) "
            + "ON CONFLICT (person) DO UPDATE SET password = excluded.password, stamp = excluded.stamp, failed = 0, locked = NULL, totp = '', totp_step = 0, recovery = ''",
            ("person", person), ("password", password), ("stamp", stamp), ("now", now.ToUnixTimeMilliseconds()));
        work.Execute("DELETE FROM passkeys WHERE person = @person", ("person", person));
    }

    /// <summary>Makes an account that no password opens, where there is none.</summary>
    public static void Ensure(Work work, string person, string stamp, DateTimeOffset now) => work.Execute(
        "INSERT INTO accounts (person, password, stamp, failed, locked, totp, totp_step, recovery, language, email, subject, since) VALUES (@person, '', @stamp, 0, NULL, '', 0, '', '', '', '', @now) ON CONFLICT (person) DO NOTHING",
        ("person", person), ("stamp", stamp), ("now", now.ToUnixTimeMilliseconds()));

    /// <summary>Takes every way in away: whoever is registered under this name later is somebody else.</summary>
    public static void Remove(Work work, string person, DateTimeOffset now)
    {
        foreach (string table in new[] { "accounts", "passkeys", "memberships" })
            work.Execute($"DELETE FROM {table} WHERE person = @person", ("person", person));
        foreach (var (table, column) in new[] { ("sessions", "ended"), ("api_keys", "ended"), ("invitations", "used") })
            work.Execute($"UPDATE {table} SET {column} = @now WHERE person = @person AND {column} IS NULL", ("now", now.ToUnixTimeMilliseconds()), ("person", person));
    }

    private static Account Read(System.Data.Common.DbDataReader r) =>
        new(r.Text(0), r.Text(1), r.Text(2), r.Text(3), r.GetInt64(4), r.TimeOrNull(5), r.Text(6), r.Text(7), r.Text(8), r.Text(9), r.Text(10));
}
