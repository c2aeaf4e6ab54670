using System.Globalization;
using System.Net;
using Tocsin.Storage;

namespace Tocsin.Taxii;

/// <summary>Keeps those out who try secrets: after five wrong ones in a row for one name from one address, for half a minute, and twice as long with each further one, at most a quarter of an hour: as the room does with people.</summary>
/// <remarks>
/// Per name and address, so that a stranger who knows a partner's name does not keep the partner out. In memory and bounded: what a restart forgets are
/// minutes. A right secret forgets what was wrong; while the door is shut, a right one is refused like a wrong one, and none is compared. Of IPv6, a network
/// of 64 bits is one address: a house has as many.
/// </remarks>
internal sealed class TaxiiLockOut(TimeProvider clock)
{
    private const int Most = 10_000, FirstSeconds = 30, LongestSeconds = 900;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Name, string Address), (int Failed, DateTimeOffset Until, long Turn)> _tries = [];
    private long _turn;

    /// <summary>How long still; zero when the door is open.</summary>
    public TimeSpan Left(string name, IPAddress? from)
    {
        lock (_lock)
        {
            return _tries.TryGetValue(Key(name, from), out var tries) && tries.Until > clock.GetUtcNow() ? tries.Until - clock.GetUtcNow() : TimeSpan.Zero;
        }
    }

    /// <summary>The secret was wrong.</summary>
    public void Failed(string name, IPAddress? from)
    {
        lock (_lock)
        {
            if (_tries.Count >= Most)
            {
                // Those who tried longest ago go first; a tenth at once, so that it is not done with each.
                foreach (var old in _tries.OrderBy(t => t.Value.Turn).Take(Most / 10).Select(t => t.Key).ToList())
                    _tries.Remove(old);
            }

            var key = Key(name, from);
            int failed = _tries.GetValueOrDefault(key).Failed + 1;
            _tries[key] = (failed, failed < CaseStore.FreeAttempts ? default : clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(LongestSeconds, FirstSeconds << Math.Min(failed - CaseStore.FreeAttempts, 10))), ++_turn);
        }
    }

    /// <summary>The secret was right.</summary>
    public void Right(string name, IPAddress? from)
    {
        lock (_lock)
        {
            _tries.Remove(Key(name, from));
        }
    }

    // As the register folds names.
    private static (string, string) Key(string name, IPAddress? from)
    {
        string folded = string.Join(' ', name.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var address = from is { IsIPv4MappedToIPv6: true } ? from.MapToIPv4() : from;
        string place = address is { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address?.ToString() ?? "";
        return (folded.Length > 200 ? folded[..200] : folded, place);
    }

    /// <summary>Whole seconds to wait, for Retry-After.</summary>
    public static string Seconds(TimeSpan left) => Math.Ceiling(left.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
