using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Tocsin.Sources.Lists;

namespace Tocsin.Logs.SignIns;

/// <summary>Where addresses are, from a table the user supplies: <c>network,country,latitude,longitude</c>, or <c>start,end,…</c>.</summary>
/// <remarks>Ranges are sorted; of ranges that overlap the one that starts last before an address decides. Rows that cannot be read are counted.</remarks>
public sealed class GeoTable
{
    private readonly List<(UInt128 Start, UInt128 End, string Country, double Latitude, double Longitude)> _ranges = [];

    /// <summary>Ranges read.</summary>
    public int Count => _ranges.Count;

    /// <summary>Rows that could not be read.</summary>
    public long Unread { get; private set; }

    /// <summary>Reads a table; plain, .gz or .zst.</summary>
    /// <exception cref="InvalidDataException">It has no such columns.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static GeoTable Read(string path)
    {
        var problems = new List<ListProblem>();
        var table = ListTable.Read(path, ListFile.Read(path, problems), problems) ?? throw new InvalidDataException($"{path} is no table with a header");
        int network = table.Column("network", "cidr", "range", "prefix");
        int start = table.Column("start", "startip", "ipfrom", "rangestart"), end = table.Column("end", "endip", "ipto", "rangeend");
        int country = table.Column("country", "countrycode", "countryiso", "countryisocode", "countryname");
        int latitude = table.Column("latitude", "lat"), longitude = table.Column("longitude", "lon", "lng");
        if ((network < 0 && (start < 0 || end < 0)) || (country < 0 && latitude < 0))
            throw new InvalidDataException($"{path} lacks columns; give network (or start and end), country, latitude, longitude");
        var geo = new GeoTable { Unread = problems.Count };
        foreach (var (_, cells) in table.Rows)
        {
            if (!TryRange(network < 0 ? null : cells[network], start < 0 ? "" : cells[start], end < 0 ? "" : cells[end], out var from, out var to))
                geo.Unread++;
            else
                geo._ranges.Add((from, to, country < 0 ? "" : cells[country], Degrees(cells, latitude), Degrees(cells, longitude)));
        }

        geo._ranges.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        return geo;
    }

    /// <summary>Looks an address up.</summary>
    public bool TryFind(string address, out string country, out double latitude, out double longitude)
    {
        (country, latitude, longitude) = ("", double.NaN, double.NaN);
        if (!IPAddress.TryParse(address, out var ip))
            return false;
        var value = Value(ip);
        int low = 0, high = _ranges.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (_ranges[middle].Start <= value)
                low = middle + 1;
            else
                high = middle - 1;
        }

        // Networks nest: the narrowest around an address is among the last that start before it.
        for (int i = high; i >= 0 && i > high - 32; i--)
        {
            if (_ranges[i].End < value)
                continue;
            (_, _, country, latitude, longitude) = _ranges[i];
            return true;
        }

        return false;
    }

    private static double Degrees(string[] cells, int column) =>
        column >= 0 && double.TryParse(cells[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && Math.Abs(value) <= 180 ? value : double.NaN;

    private static bool TryRange(string? network, string start, string end, out UInt128 from, out UInt128 to)
    {
        from = to = 0;
        if (network is not null)
        {
            if (!IPNetwork.TryParse(network, out var parsed))
                return false;
            int free = (parsed.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? 32 : 128) - parsed.PrefixLength;
            from = Value(parsed.BaseAddress);
            to = free == 128 ? UInt128.MaxValue : from + ((UInt128.One << free) - 1);
            return true;
        }

        if (!IPAddress.TryParse(start, out var first) || !IPAddress.TryParse(end, out var last))
            return false;
        (from, to) = (Value(first), Value(last));
        return from <= to;
    }

    // IPv4 as IPv6 sees it, ::ffff:0:0/96.
    private static UInt128 Value(IPAddress ip)
    {
        UInt128 value = 0;
        foreach (byte b in ip.MapToIPv6().GetAddressBytes())
            value = (value << 8) | b;
        return value;
    }
}
