using System.Text;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.AccountFarms;

/// <summary>The accounts of one platform with what is known of them, ordered by name.</summary>
/// <remarks>Platforms propose other handles and grew at other times, so accounts are compared within their platform only.</remarks>
internal sealed class AccountCrowd
{
    private AccountCrowd(string platform, int[] accounts, long[] created, byte[][] handles)
    {
        (Platform, Accounts, Created, Handles) = (platform, accounts, created, handles);
        Dated = [.. created.Where(c => c != 0).Order()];
        Resolution = Dated.Length > 0 && Dated.Count(c => c % Day == 0) >= 0.98 * Dated.Length ? Day : 1;
    }

    /// <summary>A day in milliseconds.</summary>
    public const long Day = 86_400_000;

    /// <summary>Name of the platform, empty when none is given.</summary>
    public string Platform { get; }

    /// <summary>Account ids in the table, ordered by name.</summary>
    public int[] Accounts { get; }

    /// <summary>When each was created, Unix milliseconds; 0 when unknown.</summary>
    public long[] Created { get; }

    /// <summary>The handle each had last; empty when unknown.</summary>
    public byte[][] Handles { get; }

    /// <summary>The known times of creation, ascending.</summary>
    public long[] Dated { get; }

    /// <summary>A day in milliseconds when only days are given, else 1.</summary>
    public long Resolution { get; }

    /// <summary>The accounts of a table by platform.</summary>
    public static List<AccountCrowd> Read(PostTable table)
    {
        int count = table.Accounts.Count;
        var platform = new string?[count];
        foreach (var segment in table.Segments)
        {
            for (int row = 0; row < segment.Count; row++)
            {
                ref var known = ref platform[segment.Account[row]];
                string here = table.Labels.Get(segment.Platform[row]);
                if (known is null || string.CompareOrdinal(here, known) > 0)
                    known = here;
            }
        }

        var handles = LastHandles(table);
        var order = new AccountOrder(table.Accounts);
        return
        [
            .. Enumerable.Range(0, count).Where(a => platform[a] is not null).GroupBy(a => platform[a]!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
            {
                int[] accounts = [.. g.Order(order)];
                return new AccountCrowd(g.Key, accounts, [.. accounts.Select(a => table.Cards.Created(a) ?? 0)], [.. accounts.Select(a => handles[a])]);
            }),
        ];
    }

    /// <summary>The crowd without some accounts of the table.</summary>
    public AccountCrowd Without(HashSet<int> accounts)
    {
        int[] rest = [.. Enumerable.Range(0, Accounts.Length).Where(i => !accounts.Contains(Accounts[i]))];
        return new AccountCrowd(Platform, [.. rest.Select(i => Accounts[i])], [.. rest.Select(i => Created[i])], [.. rest.Select(i => Handles[i])]);
    }

    /// <summary>Accounts created in [from, to).</summary>
    public int CreatedIn(long from, long to) => Below(Dated, to) - Below(Dated, from);

    /// <summary>How many of ascending times lie before a time.</summary>
    public static int Below(long[] sorted, long time)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static byte[][] LastHandles(PostTable table)
    {
        var best = new (int Handle, long Last)[table.Accounts.Count];
        Array.Fill(best, (-1, long.MinValue));
        bool any = false;
        foreach (var (account, handle, _, last) in table.Cards.AllHandles())
        {
            any = true;
            if (last > best[account].Last || (last == best[account].Last && table.Cards.HandleName(handle).SequenceCompareTo(table.Cards.HandleName(best[account].Handle)) > 0))
                best[account] = (handle, last);
        }

        // Where no source names handles apart from accounts, the account's name is its handle, unless it is plainly an id.
        return
        [
            .. best.Select((b, a) => b.Handle >= 0 ? table.Cards.HandleName(b.Handle).ToArray()
                : !any && IsHandle(table.Accounts.Get(a)) ? table.Accounts.Get(a).ToArray() : []),
        ];
    }

    private static bool IsHandle(ReadOnlySpan<byte> name)
    {
        string text = Encoding.UTF8.GetString(name);
        return text.Length <= 40 && text.Any(char.IsLetter) && !text.Contains(':', StringComparison.Ordinal)
            && !(text.Length >= 16 && text.All(c => char.IsAsciiHexDigit(c) || c == '-'));
    }
}
