using System.Buffers;

namespace Tocsin.Logs.Indicators;

/// <summary>What a comparison of a STIX pattern means for logs.</summary>
internal static class StixComparison
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\*+?()[]{}|^$");

    /// <summary>The alternatives a comparison stands for.</summary>
    public static List<List<StixTerm>> Read(string path, string comparison, IReadOnlyList<string> values)
    {
        if (Kind(path) is not { } kind)
            return StixTerm.Unsupported($"{Short(path)} is not looked for in logs");
        return comparison switch
        {
            "=" or "==" or "IN" => [.. values.Select(v => new List<StixTerm> { Exact(kind, path, v) })],
            "ISSUBSET" when kind == AtomKind.Address => [[Exact(kind, path, values[0])]],
            "LIKE" => [[Like(kind, path, values[0])]],
            "MATCHES" => [[Matches(kind, path, values[0])]],
            "<" or ">" or "<=" or ">=" or "ISSUPERSET" or "ISSUBSET" => StixTerm.Unsupported($"{comparison} on {Short(path)} is not looked for in logs"),
            _ => throw new FormatException($"{comparison} is no comparison"),
        };
    }

    private static AtomKind? Kind(string path)
    {
        string type = path[..path.IndexOf(':', StringComparison.Ordinal)];
        if (path.Contains("hashes.", StringComparison.Ordinal))
            return AtomKind.Hash;
        return (type, path[(type.Length + 1)..]) switch
        {
            ("domain-name", "value") => AtomKind.Domain,
            ("domain-name", "resolves_to_refs[*].value") => AtomKind.Address,
            ("url", "value") => AtomKind.Url,
            ("ipv4-addr" or "ipv6-addr", "value") => AtomKind.Address,
            ("network-traffic", "dst_ref.value" or "src_ref.value") => AtomKind.Address,
            ("email-addr", "value") => AtomKind.Mail,
            ("email-message", "from_ref.value" or "sender_ref.value" or "to_refs[*].value") => AtomKind.Mail,
            _ => null,
        };
    }

    private static StixTerm Exact(AtomKind kind, string path, string value)
    {
        // network-traffic may also name a host.
        if (AtomParser.TryParse(kind, value, out var atom) || (path.StartsWith("network-traffic", StringComparison.Ordinal) && AtomParser.TryParse(AtomKind.Domain, value, out atom)))
            return new StixTerm(atom, "");
        return new StixTerm(null, kind == AtomKind.Hash ? "hash other than MD5, SHA-1 or SHA-256" : $"not a {Words(kind)}");
    }

    // %.evil.example and evil.example/% are what people write; other wildcards would need every token of every line.
    private static StixTerm Like(AtomKind kind, string path, string value)
    {
        string bare = value.Trim('%');
        bool plain = bare.AsSpan().IndexOfAny("%_") < 0;
        bool front = value.StartsWith('%'), back = value.EndsWith('%');
        if (plain && !front && !back)
            return Exact(kind, path, value);
        if (plain && kind == AtomKind.Domain && front && !back && bare.StartsWith('.'))
            return Exact(kind, path, bare);
        if (plain && kind == AtomKind.Url && back && !front)
            return Exact(kind, path, bare);
        if (plain && kind == AtomKind.Mail && front && !back && bare.StartsWith('@'))
            return Exact(AtomKind.Mail, path, bare);
        return new StixTerm(null, "LIKE with a wildcard elsewhere than before a dot or behind an address");
    }

    private static StixTerm Matches(AtomKind kind, string path, string expression)
    {
        string bare = expression.TrimStart('^').TrimEnd('$');
        foreach (string below in (ReadOnlySpan<string>)["(.+\\.)?", "(.*\\.)?", "(?:.+\\.)?", "(?:.*\\.)?", ".*\\."])
        {
            if (kind == AtomKind.Domain && bare.StartsWith(below, StringComparison.Ordinal))
                bare = bare[below.Length..];
        }

        bare = bare.Replace("\\.", ".", StringComparison.Ordinal).Replace("\\-", "-", StringComparison.Ordinal).Replace("\\/", "/", StringComparison.Ordinal);
        return bare.AsSpan().IndexOfAny(Special) < 0 && expression.Contains("\\.", StringComparison.Ordinal) && AtomParser.TryParse(kind, bare, out _)
            ? Exact(kind, path, bare)
            : new StixTerm(null, "MATCHES with a regular expression other than of one name");
    }

    private static string Words(AtomKind kind) => kind switch
    {
        AtomKind.Address => "valid address",
        AtomKind.Url => "valid web address",
        AtomKind.Mail => "valid mail address",
        _ => "valid name",
    };

    private static string Short(string path) => path.Length <= 60 ? path : path[..60];
}
