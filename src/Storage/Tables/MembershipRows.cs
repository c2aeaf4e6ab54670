using Tocsin.Storage.Sql;

namespace Tocsin.Storage.Tables;

/// <summary>Who works on which elections.</summary>
internal static class MembershipRows
{
    /// <summary>Every election, those to come too.</summary>
    public const string Every = "*";

    public static List<string> Of(Work work, string person) => work.Rows("SELECT election FROM memberships WHERE person = @person ORDER BY election", r => r.GetString(0), ("person", person));

    public static void Set(Work work, string person, IEnumerable<string> elections)
    {
        work.Execute("DELETE FROM memberships WHERE person = @person", ("person", person));
        foreach (string election in elections.Distinct(StringComparer.Ordinal))
            work.Execute("INSERT INTO memberships (person, election) VALUES (@person, @election)", ("person", person), ("election", election));
    }

    /// <summary>What two lists have in common.</summary>
    public static IReadOnlyList<string> Both(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Contains(Every) ? other : other.Contains(Every) ? one : [.. one.Intersect(other, StringComparer.Ordinal)];
}
