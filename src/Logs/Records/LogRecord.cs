namespace Tocsin.Logs.Records;

/// <summary>What a line says about itself, as far as its format tells.</summary>
internal sealed class LogRecord
{
    private readonly Dictionary<FieldRole, (string Value, int Rank)> _fields = [];

    /// <summary>When, in Unix milliseconds; null when the line does not tell.</summary>
    public long? Time { get; set; }

    /// <summary>The year was not in the line.</summary>
    public bool YearGuessed { get; set; }

    /// <summary>The machine: who asked, or who sent the request.</summary>
    public string Machine => this[FieldRole.Machine];

    /// <summary>The other end.</summary>
    public string Peer => this[FieldRole.Peer];

    /// <summary>The person or account.</summary>
    public string User => this[FieldRole.User];

    /// <summary>A field; empty when there is none.</summary>
    public string this[FieldRole role] => _fields.TryGetValue(role, out var field) ? field.Value : "";

    /// <summary>Sets a field unless a better one was there.</summary>
    public void Set(FieldRole role, string value, int rank = 0)
    {
        if (value.Length is 0 or > 2000 || value is "-" or "(empty)" or "(unset)" or "null" || role == FieldRole.Other)
            return;
        if (!_fields.TryGetValue(role, out var known) || rank < known.Rank)
            _fields[role] = (value, rank);
    }
}
