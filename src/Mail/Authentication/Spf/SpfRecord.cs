using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Tocsin.Mail.Authentication.Spf;

/// <summary>A record, parsed as a whole before anything of it is evaluated: an error anywhere is an error (RFC 7208, 4.6).</summary>
internal sealed partial class SpfRecord
{
    private SpfRecord()
    {
    }

    public List<SpfTerm> Terms { get; } = [];

    public string? Redirect { get; private set; }

    public string? Explanation { get; private set; }

    /// <summary>True for a text that is a record of this version (4.5).</summary>
    public static bool IsRecord(string text) =>
        text.StartsWith("v=spf1", StringComparison.OrdinalIgnoreCase) && (text.Length == 6 || text[6] == ' ');

    public static SpfRecord Parse(string text)
    {
        if (text.Any(c => c is < ' ' or > '~'))
            throw SpfError.Permanent("the record holds characters beyond ASCII");
        var record = new SpfRecord();
        foreach (string term in text[6..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int cut = term.AsSpan().IndexOfAny(":/=");
            if (cut > 0 && term[cut] == '=')
                record.Modifier(term[..cut], term[(cut + 1)..]);
            else
                record.Terms.Add(Mechanism(term));
        }

        return record;
    }

    private void Modifier(string name, string value)
    {
        if (!ModifierName().IsMatch(name))
            throw SpfError.Permanent($"{name} is no name of a modifier");
        switch (name.ToLowerInvariant())
        {
            case "redirect":
                Redirect = Redirect is null ? SpfMacro.DomainSpec(value) : throw SpfError.Permanent("redirect stands twice");
                break;
            case "exp":
                Explanation = Explanation is null ? SpfMacro.DomainSpec(value) : throw SpfError.Permanent("exp stands twice");
                break;
            default:
                SpfMacro.Check(value, explanation: false);
                break;
        }
    }

    private static SpfTerm Mechanism(string term)
    {
        var qualifier = term[0] switch
        {
            '-' => AuthResult.Fail,
            '~' => AuthResult.SoftFail,
            '?' => AuthResult.Neutral,
            _ => AuthResult.Pass,
        };
        string text = term[0] is '+' or '-' or '~' or '?' ? term[1..] : term;
        int cut = text.AsSpan().IndexOfAny(":/");
        string name = (cut < 0 ? text : text[..cut]).ToLowerInvariant();
        string rest = cut < 0 ? "" : text[cut..];
        return name switch
        {
            "all" when rest.Length == 0 => new SpfTerm(qualifier, name, "", null, 32, 128),
            "include" or "exists" when rest.StartsWith(':') => new SpfTerm(qualifier, name, SpfMacro.DomainSpec(rest[1..]), null, 32, 128),
            "ptr" when rest.Length == 0 || rest[0] == ':' => new SpfTerm(qualifier, name, rest.Length == 0 ? "" : SpfMacro.DomainSpec(rest[1..]), null, 32, 128),
            "a" or "mx" => WithPrefixes(qualifier, name, rest),
            "ip4" or "ip6" when rest.StartsWith(':') => Network(qualifier, name, rest[1..]),
            _ => throw SpfError.Permanent($"{term} is no mechanism"),
        };
    }

    private static SpfTerm WithPrefixes(AuthResult qualifier, string name, string rest)
    {
        var match = DualPrefix().Match(rest);
        int four = match.Groups["four"].Success ? Bits(match.Groups["four"].Value, 32) : 32;
        int six = match.Groups["six"].Success ? Bits(match.Groups["six"].Value, 128) : 128;
        string domain = rest[..match.Index];
        if (domain.Length > 0)
            domain = domain[0] == ':' ? SpfMacro.DomainSpec(domain[1..]) : throw SpfError.Permanent($"{name}{rest} has a wrong prefix length");
        return new SpfTerm(qualifier, name, domain, null, four, six);
    }

    private static SpfTerm Network(AuthResult qualifier, string name, string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        string address = slash < 0 ? text : text[..slash];
        int most = name == "ip4" ? 32 : 128;
        int prefix = slash < 0 ? most : Bits(text[(slash + 1)..], most);
        bool good = name == "ip4"
            ? Quad().IsMatch(address) && address.Split('.').All(p => p.Length <= 3 && int.Parse(p, CultureInfo.InvariantCulture) < 256)
            : !address.AsSpan().ContainsAny('[', ']', '%');
        if (!good || !IPAddress.TryParse(address, out var network) || network.AddressFamily != (name == "ip4" ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6))
            throw SpfError.Permanent($"{text} is no network");
        return new SpfTerm(qualifier, name, "", network, name == "ip4" ? prefix : 32, name == "ip6" ? prefix : 128);
    }

    private static int Bits(string text, int most) =>
        text.Length is > 0 and <= 3 && text.All(char.IsAsciiDigit) && (text == "0" || text[0] != '0') && int.Parse(text, CultureInfo.InvariantCulture) is var bits && bits <= most
            ? bits
            : throw SpfError.Permanent($"/{text} is no prefix length");

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_.-]*$")]
    private static partial Regex ModifierName();

    [GeneratedRegex(@"(?:/(?<four>\d+))?(?://(?<six>\d+))?$")]
    private static partial Regex DualPrefix();

    [GeneratedRegex(@"^\d+\.\d+\.\d+\.\d+$")]
    private static partial Regex Quad();
}
