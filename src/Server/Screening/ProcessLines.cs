using System.Text.Json;

namespace Tocsin.Server.Screening;

/// <summary>What a command says: lines of JSON go on, other lines are notes for people.</summary>
/// <remarks>Output and errors come from two threads, so one at a time is taken.</remarks>
internal sealed class ProcessLines(string folder, Action<string, JsonElement> take)
{
    private const int MostNotes = 20;
    private const int LongestNote = 500;
    private const string Program = "tocsin: ";
    private readonly Lock _gate = new();
    private readonly List<string> _notes = [];

    /// <summary>Notes, without the place where the file lies.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            lock (_gate)
                return [.. _notes];
        }
    }

    /// <summary>What the command says is wrong; null when nothing is.</summary>
    public string? Error { get; private set; }

    /// <summary>Takes a line.</summary>
    public void Take(string line)
    {
        lock (_gate)
        {
            if (line[0] != '{')
                Note(line);
            else
                Json(line);
        }
    }

    private void Json(string line)
    {
        // Where the server keeps a file is nobody's business, and says nothing about it.
        using var json = JsonDocument.Parse(line.Replace(folder, "", StringComparison.Ordinal));
        string type = json.RootElement.GetProperty("type").GetString() ?? "";
        if (type == "error")
            Error = json.RootElement.GetProperty("message").GetString();
        else
            take(type, json.RootElement);
    }

    private void Note(string line)
    {
        if (_notes.Count == MostNotes || line.StartsWith(Program + "error: ", StringComparison.Ordinal))
            return;
        string plain = line.Replace(folder, "", StringComparison.Ordinal);
        plain = plain.StartsWith(Program, StringComparison.Ordinal) ? plain[Program.Length..] : plain;
        _notes.Add(plain.Length > LongestNote ? plain[..LongestNote] : plain);
    }
}
