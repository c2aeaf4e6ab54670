using System.Globalization;
using System.Text;

namespace Tocsin.Bench.Logs;

/// <summary>Generated indicators and logs: names and addresses from one vocabulary, so that near misses are many and hits are one in ten thousand lines.</summary>
internal static class LogTraffic
{
    private static readonly string[] Syllables = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu an el in or us tra ple cli".Split(' ');
    private static readonly string[] Ends = ["com", "net", "org", "info", "example", "co.uk", "com.br", "de", "fr", "ua"];

    public static IReadOnlyList<string> Kinds { get; } = ["zeek-dns", "zeek-conn", "squid", "web", "json", "mixed"];

    /// <summary>Half domains, a quarter addresses, the rest web addresses, hashes, mail addresses and networks.</summary>
    public static void WriteIndicators(string path, int count)
    {
        var random = new Random(1);
        using var text = new StreamWriter(path);
        for (int i = 0; i < count; i++)
        {
            int kind = random.Next(100);
            text.WriteLine(kind switch
            {
                < 50 => $"{Name(random)}-{i}.{End(random)}",
                < 75 => Address(random),
                < 90 => $"http://{Name(random)}{(random.Next(100) == 0 ? "" : $"-{i}")}.{End(random)}/{Name(random)}/{i}",
                < 97 => Hex(random, 64),
                < 99 => $"{Name(random)}@{Name(random)}.{End(random)}",
                _ => $"{random.Next(1, 224)}.{random.Next(256)}.{random.Next(256)}.0/24",
            });
        }
    }

    public static long Write(string path, string kind, int lines)
    {
        var random = new Random(2);
        using (var text = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 20))
        {
            if (kind == "zeek-dns")
                text.Write("#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tquery\tqtype_name\trcode_name\tanswers\n");
            if (kind == "zeek-conn")
                text.Write("#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\torig_bytes\tresp_bytes\tconn_state\n");
            for (int i = 0; i < lines; i++)
                text.Write(Line(kind == "mixed" ? Kinds[random.Next(Kinds.Count - 1)] : kind, i, random));
        }

        return new FileInfo(path).Length;
    }

    private static string Line(string kind, int i, Random random)
    {
        string host = i % 20_000 == 7 ? Hit(random) : $"{(random.Next(2) == 0 ? "www." : "cdn.static.")}{Name(random)}.{End(random)}";
        string client = $"10.{random.Next(4)}.{random.Next(256)}.{random.Next(1, 255)}";
        string time = string.Create(CultureInfo.InvariantCulture, $"{1_800_000_000 + (i / 100)}.{i % 1000:000}");
        return kind switch
        {
            "zeek-dns" => $"{time}000\tC{random.Next():x8}abCd\t{client}\t{random.Next(65536)}\t10.0.0.53\t53\tudp\t{host}\tA\tNOERROR\t{Address(random)},{Address(random)}\n",
            "zeek-conn" => $"{time}000\tC{random.Next():x8}abCd\t{client}\t{random.Next(65536)}\t{Address(random)}\t443\ttcp\tssl\t{random.Next(100)}.123456\t{random.Next(10000)}\t{random.Next(1000000)}\tSF\n",
            "squid" => $"{time}    {random.Next(900)} {client} TCP_MISS/200 {random.Next(90000)} GET http://{host}/{Name(random)}/{Name(random)}?id={random.Next()} user{random.Next(500)} HIER_DIRECT/{Address(random)} text/html\n",
            "web" => $"{Address(random)} - - [08/Nov/2027:22:{i / 60 % 60:00}:{i % 60:00} +0100] \"GET /{Name(random)}/{Name(random)}.html?q={Name(random)} HTTP/1.1\" 200 {random.Next(90000)} \"https://{host}/{Name(random)}\" \"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36\"\n",
            _ => $"{{\"ts\":{time},\"source\":{{\"ip\":\"{client}\",\"port\":{random.Next(65536)}}},\"destination\":{{\"ip\":\"{Address(random)}\"}},\"user\":{{\"name\":\"user{random.Next(500)}\"}},\"url\":\"https://{host}/{Name(random)}\",\"file\":{{\"sha256\":\"{Hex(random, 64)}\"}}}}\n",
        };
    }

    // The first indicators of the same generator: some of them are domains.
    private static string Hit(Random random)
    {
        var same = new Random(1);
        for (int i = 0; ; i++)
        {
            int kind = same.Next(100);
            string text = kind < 50 ? $"{Name(same)}-{i}.{End(same)}" : "";
            if (kind < 50)
                return random.Next(2) == 0 ? text : "login." + text;
            if (kind < 75)
                Address(same);
            else
                return $"www.{Name(random)}.{End(random)}";
        }
    }

    private static string Name(Random random) => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]));

    private static string End(Random random) => Ends[random.Next(Ends.Length)];

    private static string Address(Random random) => $"{random.Next(1, 224)}.{random.Next(256)}.{random.Next(256)}.{random.Next(256)}";

    private static string Hex(Random random, int length)
    {
        var bytes = new byte[length / 2];
        random.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
