using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tocsin.Engine.Model;
using Tocsin.Sources;

namespace Tocsin.Tests.Sources;

/// <summary>Writes what was read as canonical Tocsin NDJSON, so that readings can be compared as text.</summary>
public sealed class CanonicalPosts : IBatchStage
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StringBuilder _text = new();

    public string Text => _text.ToString();

    public void Run(PostBatch batch)
    {
        _text.Clear();
        for (int i = 0; i < batch.Count; i++)
            _text.Append(Line(batch, i)).Append('\n');
    }

    private static string Line(PostBatch batch, int i)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory, Plain))
        {
            writer.WriteStartObject();
            writer.WriteNumber("line", batch.Lines[i]);
            foreach (var field in Enum.GetValues<PostField>())
            {
                if (!batch.Get(i, field).IsEmpty)
                    writer.WriteString(Name(field), Encoding.UTF8.GetString(batch.Get(i, field)));
            }

            string time = DateTimeOffset.FromUnixTimeMilliseconds(batch.Times[i]).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null);
            writer.WriteString("time", time);
            if (batch.AccountCreated[i] != 0)
                writer.WriteString("account_created", DateTimeOffset.FromUnixTimeMilliseconds(batch.AccountCreated[i]).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null));
            if (batch.AccountFollowers[i] >= 0)
                writer.WriteNumber("account_followers", batch.AccountFollowers[i]);
            if (batch.Flags[i] != PostFlags.None)
                writer.WriteString("flags", batch.Flags[i].ToString());
            WriteItems(writer, batch, i);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }

    private static void WriteItems(Utf8JsonWriter writer, PostBatch batch, int i)
    {
        batch.Items(i, out var kinds, out var slices);
        foreach (var kind in Enum.GetValues<PostItem>())
        {
            if (!kinds.Contains(kind))
                continue;
            writer.WriteStartArray(kind.ToString().ToLowerInvariant());
            for (int k = 0; k < kinds.Length; k++)
            {
                if (kinds[k] == kind)
                    writer.WriteStringValue(Encoding.UTF8.GetString(batch.Resolve(slices[k])));
            }

            writer.WriteEndArray();
        }
    }

    private static string Name(PostField field) => field switch
    {
        PostField.Language => "lang",
        PostField.ReshareOf => "reshare_of",
        PostField.ReshareOfAccount => "reshare_of_account",
        PostField.ReplyTo => "reply_to",
        PostField.QuoteOf => "quote_of",
        PostField.AccountName => "account_name",
        PostField.AccountDescription => "account_description",
        _ => field.ToString().ToLowerInvariant(),
    };
}
