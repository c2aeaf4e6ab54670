using System.Globalization;
using Tocsin.Engine.Model.Elections;
using Tocsin.Sources.Lists;
using Tocsin.Sources.Times;

namespace Tocsin.Sources.Outlets;

/// <summary>Reads from a row why its outlet is listed, by whom, and since when.</summary>
internal sealed class OutletStatuses
{
    // The gravest first.
    private static readonly string[] Gravity =
        ["sanctioned", "licence-revoked", "accreditation-refused", "declared-false", "state-official", "state-controlled", "state-linked", "state-aligned", "listed", "rated-low", "medium"];

    private static readonly Lazy<ILookup<string, (string Value, string Kind)>> Known =
        new(() => DataFile.Rows("outlet_columns.tsv").ToLookup(r => r[0], r => (r[1], r[2]), StringComparer.Ordinal));

    private readonly string _file;
    private readonly List<(string Name, int Column)> _columns;
    private readonly int _kind;
    private readonly int _by;
    private readonly int _ground;
    private readonly int _since;
    private readonly int _regulation;
    private readonly int _annex;
    private readonly int _source;

    public OutletStatuses(string path, ListTable table)
    {
        _file = Path.GetFileName(path);
        _columns = [.. Known.Value.Select(k => k.Key).Select(k => (k, table.Column(k))).Where(c => c.Item2 >= 0)];
        _kind = table.Column("kind");
        _by = table.Column("by");
        _ground = table.Column("ground", "reason");
        _since = table.Column("since", "startdate");
        _regulation = table.Column("celex");
        _annex = table.Column("annex");
        _source = table.Column("source");
    }

    /// <summary>Place of a kind among all, the gravest first.</summary>
    public static int Rank(string kind) => Array.IndexOf(Gravity, kind) is var at and >= 0 ? at : Gravity.Length;

    /// <summary>True when the table has a column that says why.</summary>
    public bool Any => _kind >= 0 || _columns.Count > 0;

    /// <summary>The status of a row; null when it gives none.</summary>
    public OutletStatus? Of(string[] cells)
    {
        var said = new List<(string Kind, string Ground)>();
        if (_kind >= 0 && cells[_kind].Length > 0)
            said.Add((Gravity.Contains(cells[_kind], StringComparer.Ordinal) ? cells[_kind] : "listed", cells[_kind]));
        foreach (var (name, column) in _columns)
        {
            string value = cells[column];
            if (value.Length == 0)
                continue;
            var kind = Known.Value[name].Where(k => k.Value.Equals(value, StringComparison.OrdinalIgnoreCase) || k.Value == "*").Select(k => k.Kind).FirstOrDefault();
            if (kind is not null)
                said.Add((kind, value));
        }

        if (said.Count == 0)
            return null;
        var gravest = said.MinBy(s => Rank(s.Kind));
        return new OutletStatus(gravest.Kind, By(cells), Since(cells), Ground(cells, gravest.Ground));
    }

    private string By(string[] cells) =>
        _regulation >= 0 && cells[_regulation].Length > 0 ? $"EU regulation {cells[_regulation]}"
        : _by >= 0 && cells[_by].Length > 0 ? cells[_by]
        : _source >= 0 && cells[_source].Length > 0 ? cells[_source]
        : _file;

    private string Ground(string[] cells, string value)
    {
        string annex = _annex >= 0 && cells[_annex].Length > 0 ? $", annex {cells[_annex]}" : "";
        string reason = _ground >= 0 && cells[_ground].Length > 0 && annex.Length == 0 ? $": {cells[_ground]}" : "";
        return By(cells) == _file ? $"{value}{annex}{reason}" : $"{value}{annex}{reason} ({_file})";
    }

    private DateOnly? Since(string[] cells)
    {
        if (_since < 0 || cells[_since].Length == 0)
            return null;
        if (DateOnly.TryParseExact(cells[_since], "d.M.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        return TimeParser.TryParse(System.Text.Encoding.UTF8.GetBytes(cells[_since]), out long time) == TimeOutcome.Good
            ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(time).UtcDateTime)
            : null;
    }
}
