using System.Text;
using System.Text.Json;
using Tocsin.Sources.Lists;

namespace Tocsin.Logs.Indicators;

/// <summary>Reads indicators from STIX 2.1 bundles, MISP events, tables and plain lists, told apart by content; plain, .gz or .zst.</summary>
public sealed class IndicatorReader
{
    private readonly IndicatorSet _set = new();
    private readonly IndicatorIntake _intake;

    /// <summary>Starts with what is known to be harmless.</summary>
    public IndicatorReader(AllowList allow) => _intake = new IndicatorIntake(_set, new IndicatorGate(allow));

    /// <summary>What was read so far.</summary>
    public IndicatorSet Set => _set;

    /// <summary>Reads a file. What it holds that cannot be used is counted in the set.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public void Read(string path)
    {
        var problems = new List<ListProblem>();
        var bytes = ListFile.Read(path, problems);
        foreach (var problem in problems)
            _set.Leave(path, 0, "", problem.What);
        Read(path, bytes);
    }

    /// <summary>Reads the bytes of a file.</summary>
    public void Read(string name, byte[] bytes)
    {
        var text = bytes.AsMemory();
        if (text.Span.StartsWith("\uFEFF"u8))
            text = text[3..];
        if (text.Span.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..] && !text.Span.TrimStart(" \t\r\n"u8).StartsWith("[.]"u8))
            Json(name, text);
        else if (!new TableIndicators(name, _intake).Read(text.ToArray()))
            new ListIndicators(name, _intake).Read(text.Span);
    }

    private void Json(string name, ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            Value(name, document.RootElement);
        }
        catch (JsonException e)
        {
            _set.Leave(name, (e.LineNumber ?? -1) + 1, "", "broken JSON: nothing of this file is used");
        }
    }

    private void Value(string name, JsonElement root)
    {
        if (root.Part("objects").ValueKind == JsonValueKind.Array)
            new StixIndicators(name, _intake).Read([.. root.Items("objects")]);
        else if (IsStix(root))
            new StixIndicators(name, _intake).Read([root]);
        else if (root.ValueKind == JsonValueKind.Array && root.EnumerateArray().Any(IsStix))
            new StixIndicators(name, _intake).Read([.. root.EnumerateArray()]);
        else if (root.Part("list").ValueKind == JsonValueKind.Array)
            Texts(name, root.Texts("list"));
        else if (IsMisp(root))
            new MispIndicators(name, _intake).Read(root);
        else if (root.ValueKind == JsonValueKind.Array)
            Each(name, root);
        else
            _set.Leave(name, 0, "", "JSON that is neither a STIX bundle nor a MISP event");
    }

    private void Each(string name, JsonElement list)
    {
        Texts(name, [.. list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.ToString())]);
        foreach (var item in list.EnumerateArray().Where(e => e.ValueKind != JsonValueKind.String))
        {
            if (item.ValueKind == JsonValueKind.Object)
                Value(name, item);
            else
                _set.Leave(name, 0, "", "JSON that is neither a STIX bundle nor a MISP event");
        }
    }

    private void Texts(string name, IReadOnlyList<string> texts) =>
        new ListIndicators(name, _intake).Read(Encoding.UTF8.GetBytes(string.Join('\n', texts.Select(t => t.ReplaceLineEndings(" ")))));

    private static bool IsStix(JsonElement o) =>
        o.ValueKind == JsonValueKind.Object && o.Text("type").Length > 0 && o.Text("id").StartsWith(o.Text("type") + "--", StringComparison.Ordinal);

    private static bool IsMisp(JsonElement o) =>
        o.Part("Event").ValueKind == JsonValueKind.Object || o.Part("response").ValueKind is JsonValueKind.Array or JsonValueKind.Object
        || o.Part("Attribute").ValueKind == JsonValueKind.Array || o.Part("Object").ValueKind == JsonValueKind.Array;
}
