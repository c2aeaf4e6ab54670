using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tocsin.Cli.Output;

/// <summary>Writes one JSON object a line.</summary>
/// <remarks>
/// Non-ASCII text stays readable, but control characters, line separators and the characters that matter to HTML are
/// escaped, so a line stays a line and cannot steer a terminal.
/// </remarks>
public sealed class JsonLines(TextWriter output)
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
        SkipValidation = false,
    };

    /// <summary>Writes one object; the action writes its properties.</summary>
    public void Write(Action<Utf8JsonWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            properties(writer);
            writer.WriteEndObject();
        }

        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        output.Write('\n');
    }
}
