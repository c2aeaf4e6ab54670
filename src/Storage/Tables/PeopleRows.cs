using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>Who may do what.</summary>
internal static class PeopleRows
{
    private const string Columns = "name, role, login, since, until";

    /// <summary>Everybody, those whose time is over too.</summary>
    public static List<Person> All(Work work) => work.Rows($"SELECT {Columns} FROM people ORDER BY id", Read);

    /// <summary>True while nobody was ever registered: any name is taken then.</summary>
    public static bool Nobody(Work work) => work.Value<long>("SELECT COUNT(*) FROM people") == 0;

    /// <summary>Who bears this name or works under this account now; null when nobody does.</summary>
    public static Person? Find(Work work, string name) => work.Rows(
        $"SELECT {Columns} FROM people WHERE until IS NULL AND (folded = @folded OR (login <> '' AND login = @login)) ORDER BY CASE WHEN folded = @folded THEN 0 ELSE 1 END",
        Read,
        ("folded", Fold(name)), ("login", name)).FirstOrDefault();

    /// <summary>True when somebody's name is taken from one account of the operating system only.</summary>
    public static bool AnyLogin(Work work) => work.Value<long>("SELECT COUNT(*) FROM people WHERE until IS NULL AND login <> ''") > 0;

    /// <summary>Who is known by this now; null when nobody is.</summary>
    public static Person? Known(Work work, string folded) => work.Rows($"SELECT {Columns} FROM people WHERE until IS NULL AND folded = @folded", Read, ("folded", folded)).FirstOrDefault();

    public static void Add(Work work, Person person) => work.Execute(
        "INSERT INTO people (id, folded, name, role, login, since, until) VALUES (@id, @folded, @name, @role, @login, @since, NULL)",
        ("id", work.Value<long>("SELECT MAX(id) FROM people") + 1), ("folded", Fold(person.Name)), ("name", person.Name), ("role", Code(person.Role)), ("login", person.Login), ("since", person.Since.ToUnixTimeMilliseconds()));

    public static void End(Work work, string name, DateTimeOffset now) =>
        work.Execute("UPDATE people SET until = @now WHERE folded = @folded AND until IS NULL", ("now", now.ToUnixTimeMilliseconds()), ("folded", Fold(name)));

    /// <summary>True when there is something in it by which a person is known again.</summary>
    public static bool IsName(string name) => Fold(name).Length > 0;

    /// <summary>Whether two names are those of one person.</summary>
    public static bool Same(string first, string second) => Fold(first) == Fold(second);

    /// <summary>A role as it is written.</summary>
    public static string Code(Role role) => role.ToString().ToLowerInvariant();

    /// <summary>What a person is known by: "Ida  Berg" and "ida berg" are one.</summary>
    public static string Fold(string name) => string.Join(' ', SearchWords.Of(name));

    private static Person Read(System.Data.Common.DbDataReader r) => new(r.GetString(0), Enum.Parse<Role>(r.GetString(1), ignoreCase: true), r.GetString(2), r.Time(3), r.TimeOrNull(4));
}
