using Tocsin.Sources.Lists;

namespace Tocsin.Logs.Indicators;

/// <summary>Reads indicators from a table with a header.</summary>
internal sealed class TableIndicators(string file, IndicatorIntake intake)
{
    private static readonly string[] ValueNames =
        ["indicator", "ioc", "value", "observable", "indicatorvalue", "iocvalue", "indicators", "domain", "domainname", "fqdn", "hostname", "host", "url", "ip", "ipaddress", "address", "hash", "sha256", "sha1", "md5", "email"];

    private readonly Dictionary<(string Giver, string Level), IndicatorSource> _sources = [];

    /// <summary>Reads a table; false when it has no column of indicators.</summary>
    public bool Read(byte[] bytes)
    {
        var problems = new List<ListProblem>();
        if (ListTable.Read(file, bytes, problems) is not { } table || table.Column(ValueNames) is not (>= 0 and var value))
            return false;
        foreach (var problem in problems)
            intake.Leave(file, problem.Line, "", problem.What);
        int type = table.Column("type", "indicatortype", "ioctype", "kind", "category");
        int name = table.Column("name", "comment", "description", "title", "threat", "malware", "note");
        int giver = table.Column("source", "reportedby", "reporter", "provider", "org", "giver", "author");
        int tlp = table.Column("tlp", "marking");
        int confidence = table.Column("confidence", "score", "confidencelevel");
        int from = table.Column("validfrom", "firstseen", "date", "firstseenutc", "dateadded");
        int until = table.Column("validuntil", "expires", "expiration", "expiry", "validto");
        string header = Fold(table.Header[value]);
        foreach (var (line, cells) in table.Rows)
        {
            string text = cells[value], kind = At(cells, type);
            if (text.Length == 0)
                intake.Leave(file, line, "", "no value");
            else if (!TryRead(kind.Length > 0 ? kind : header, text, out var atom))
                intake.Leave(file, line, text, "cannot be read");
            else
                intake.Take(line, text, [[atom]], SourceOf(At(cells, giver), At(cells, tlp)), (source, kept, demoted) => new Indicator(source, kept)
                {
                    Place = line,
                    Name = At(cells, name) is { Length: > 0 } said ? said : null,
                    Types = kind.Length > 0 ? [kind] : [],
                    Confidence = JsonReading.Percent(At(cells, confidence)),
                    ValidFrom = JsonReading.Moment(At(cells, from), long.MinValue),
                    ValidUntil = JsonReading.Moment(At(cells, until), long.MaxValue),
                    Demoted = demoted,
                });
        }

        return true;
    }

    private static string At(string[] cells, int column) => column < 0 ? "" : cells[column];

    // A column called hostname or a type of that name means that host and no other.
    private static bool TryRead(string kind, string text, out Atom atom) => Fold(kind) is "hostname" or "host" or "fqdn"
        ? AtomParser.TryParse(AtomKind.Host, text, out atom) || AtomParser.TryGuess(text, out atom)
        : AtomParser.TryGuess(text, out atom);

    private IndicatorSource SourceOf(string giver, string level)
    {
        if (!_sources.TryGetValue((giver, level), out var source))
            _sources[(giver, level)] = source = new IndicatorSource(file, giver, "", [], Tlp.OfWord(level));
        return source;
    }

    private static string Fold(string name) => string.Concat(name.ToLowerInvariant().Where(char.IsLetterOrDigit));
}
