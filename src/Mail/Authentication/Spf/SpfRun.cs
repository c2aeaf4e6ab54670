using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Tocsin.Mail.Authentication.Spf;

/// <summary>One evaluation with its budget of questions.</summary>
internal sealed class SpfRun
{
    private const int MostTerms = 10;
    private const int MostNames = 10;
    private const int MostVoid = 2;

    private readonly SpfQuery _query;
    private readonly string _sender;
    private readonly IDnsRecords _records;
    private readonly IPAddress _client;
    private string _domain = "";
    private int _terms;
    private int _void;

    public SpfRun(SpfQuery query, string sender, IDnsRecords records)
    {
        _query = query;
        _sender = sender;
        _records = records;
        _client = query.Client.IsIPv4MappedToIPv6 ? query.Client.MapToIPv4() : query.Client;
    }

    public AuthResult Check(string domain, int depth, out SpfRecord? record, out string reason)
    {
        record = null;
        reason = $"{domain} has no SPF record";
        if (!SpfChecker.IsName(domain))
            return AuthResult.None;
        var answer = _records.Query(domain, DnsType.Txt);
        if (answer.Failed)
            throw SpfError.Temporary(domain);
        var texts = answer.Records.Where(SpfRecord.IsRecord).ToList();
        if (texts.Count == 0)
            return AuthResult.None;
        if (texts.Count > 1)
            throw SpfError.Permanent($"{domain} has several SPF records");
        record = SpfRecord.Parse(texts[0]);
        string outer = _domain;
        _domain = domain;
        var result = Evaluate(ref record, domain, depth, out reason);
        if (depth > 0 || result != AuthResult.Fail)
            _domain = outer;
        return result;
    }

    public string? Explain(string spec)
    {
        try
        {
            var answer = _records.Query(SpfMacro.ExpandDomain(spec, Value), DnsType.Txt);
            if (answer.Failed || answer.Records.Count != 1 || answer.Records[0].Any(c => c > '~'))
                return null;
            return SpfMacro.Expand(answer.Records[0], explanation: true, Value);
        }
        catch (SpfError)
        {
            return null;
        }
    }

    private AuthResult Evaluate(ref SpfRecord record, string domain, int depth, out string reason)
    {
        foreach (var term in record.Terms)
        {
            if (!Matches(term, domain, depth))
                continue;
            reason = $"{term.Name}{(term.Domain.Length > 0 ? ":" + term.Domain : "")} of {domain}";
            return term.Qualifier;
        }

        reason = $"nothing in the record of {domain} matches";
        if (record.Redirect is not { } redirect)
            return AuthResult.Neutral;
        Spend();
        var result = Check(SpfMacro.ExpandDomain(redirect, Value), depth, out var target, out reason);
        if (result == AuthResult.None)
            throw SpfError.Permanent($"{domain} redirects to a domain without a record");
        record = target!;
        return result;
    }

    private bool Matches(SpfTerm term, string domain, int depth)
    {
        switch (term.Name)
        {
            case "all":
                return true;
            case "ip4" or "ip6":
                return Same(term.Address!, term);
            default:
                Spend();
                string target = term.Domain.Length == 0 ? domain : SpfMacro.ExpandDomain(term.Domain, Value);
                return term.Name switch
                {
                    "include" => Includes(target, depth),
                    "a" => Addresses(target, term).Any(a => Same(a, term)),
                    "mx" => MailExchangers(target, term),
                    "ptr" => Validated().Any(n => Below(n, target)),
                    _ => Counted(target, DnsType.A).Count > 0,
                };
        }
    }

    private bool Includes(string target, int depth) => Check(target, depth + 1, out _, out _) switch
    {
        AuthResult.Pass => true,
        AuthResult.None => throw SpfError.Permanent($"{target}, which is included, has no record"),
        _ => false,
    };

    private bool MailExchangers(string target, SpfTerm term)
    {
        var hosts = Counted(target, DnsType.Mx);
        if (hosts.Count > MostNames)
            throw SpfError.Permanent($"{target} has more than {MostNames} mail exchangers");
        foreach (string host in hosts)
        {
            string name = host[(host.LastIndexOf(' ') + 1)..];
            if (name.TrimEnd('.').Length > 0 && Addresses(name, term).Any(a => Same(a, term)))
                return true;
        }

        return false;
    }

    private List<IPAddress> Addresses(string name, SpfTerm term) =>
        [.. Counted(name, _client.AddressFamily == AddressFamily.InterNetwork ? DnsType.A : DnsType.Aaaa).Select(IPAddress.Parse)];

    private IReadOnlyList<string> Counted(string name, DnsType type)
    {
        var answer = _records.Query(name, type);
        if (answer.Failed)
            throw SpfError.Temporary(name);
        if (answer.Records.Count == 0 && ++_void > MostVoid)
            throw SpfError.Permanent($"more than {MostVoid} questions without an answer");
        return answer.Records;
    }

    private void Spend()
    {
        if (++_terms > MostTerms)
            throw SpfError.Permanent($"more than {MostTerms} terms that ask DNS");
    }

    private bool Same(IPAddress network, SpfTerm term)
    {
        if (network.AddressFamily != _client.AddressFamily)
            return false;
        int bits = _client.AddressFamily == AddressFamily.InterNetwork ? term.Prefix4 : term.Prefix6;
        byte[] a = network.GetAddressBytes(), b = _client.GetAddressBytes();
        for (int i = 0; i < a.Length && bits > 0; i++, bits -= 8)
        {
            int mask = bits >= 8 ? 0xFF : 0xFF << (8 - bits) & 0xFF;
            if ((a[i] & mask) != (b[i] & mask))
                return false;
        }

        return true;
    }

    /// <summary>Names of the client that point back to it (5.5). Errors only make names fewer.</summary>
    private List<string> Validated()
    {
        var type = _client.AddressFamily == AddressFamily.InterNetwork ? DnsType.A : DnsType.Aaaa;
        var names = _records.Query(ReverseName(), DnsType.ReverseName);
        return
        [
            .. names.Records.Take(MostNames).Where(n => _records.Query(n, type) is { Failed: false } answer
                && answer.Records.Any(r => IPAddress.TryParse(r, out var address) && address.Equals(_client))).Select(n => n.TrimEnd('.')),
        ];
    }

    private string ReverseName() => _client.AddressFamily == AddressFamily.InterNetwork
        ? string.Join('.', _client.ToString().Split('.').Reverse()) + ".in-addr.arpa"
        : string.Join('.', Nibbles().Split('.').Reverse()) + ".ip6.arpa";

    private string Nibbles() => string.Join('.', Convert.ToHexString(_client.GetAddressBytes()).ToCharArray());

    private static bool Below(string name, string domain) =>
        name.Equals(domain.TrimEnd('.'), StringComparison.OrdinalIgnoreCase) || name.EndsWith("." + domain.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    private string Value(char letter, bool explanation) => letter switch
    {
        's' => _sender,
        'l' => _sender[.._sender.LastIndexOf('@')],
        'o' => _sender[(_sender.LastIndexOf('@') + 1)..],
        'd' => _domain,
        'i' => _client.AddressFamily == AddressFamily.InterNetwork ? _client.ToString() : Nibbles(),
        'p' => ValidatedName(),
        'v' => _client.AddressFamily == AddressFamily.InterNetwork ? "in-addr" : "ip6",
        'h' => _query.Helo,
        'c' => _client.ToString(),
        'r' => _query.Receiver.Length > 0 ? _query.Receiver : "unknown",
        't' => _query.Time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException("BUG: a macro letter that the grammar does not have"),
    };

    private string ValidatedName()
    {
        var names = Validated();
        return names.FirstOrDefault(n => n.Equals(_domain, StringComparison.OrdinalIgnoreCase)) ?? names.FirstOrDefault(n => Below(n, _domain)) ?? (names.Count > 0 ? names[0] : "unknown");
    }
}
