using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tocsin.Simulation.Texts;

/// <summary>Text that goes between the quotes of a JSON string.</summary>
internal static class JsonText
{
    /// <summary>UTF-8 with what JSON demands escaped, and nothing else.</summary>
    public static byte[] Escape(string text) =>
        JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.ToArray();

    /// <summary>UTF-8 of names that may stand in URLs and handles: letters and digits only.</summary>
    public static byte[] Name(string text) => Encoding.UTF8.GetBytes(string.Concat(text.Where(char.IsLetterOrDigit)));
}
