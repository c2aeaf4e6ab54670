using System.Text;
using System.Text.Json;
using Tocsin.Logs.SignIns;

namespace Tocsin.Cli.Logs;

/// <summary>A finding about sign-ins as one JSON object: docs/detectors/sign-in-attacks.md.</summary>
internal static class SignInJson
{
    // A spraying over a whole country must not make a line of a gigabyte.
    private const int MostNames = 1000;

    /// <summary>Writes its members.</summary>
    public static void Write(Utf8JsonWriter line, SignInFinding finding)
    {
        line.WriteString("type", "finding");
        line.WriteString("kind", SignInText.Code(finding.Kind));
        line.WriteString("grade", SignInText.Code(finding.Grade));
        line.WriteString("subject", Safe(finding.Subject));
        line.WriteString("sentence", Safe(finding.Sentence));
        line.WriteString("first", LogText.Iso(finding.First));
        line.WriteString("last", LogText.Iso(finding.Last));
        line.WriteBoolean("privileged", finding.Privileged);
        line.WriteNumber("failures", finding.Failures);
        Names(line, "accounts", finding.Accounts);
        Names(line, "addresses", finding.Addresses);
        line.WriteString("innocent", finding.Innocent);
        line.WriteStartArray("evidence");
        foreach (var evidence in finding.Evidence)
        {
            line.WriteStartObject();
            line.WriteString("file", Safe(evidence.File));
            line.WriteNumber("line", evidence.Line);
            line.WriteString("excerpt", Safe(evidence.Excerpt));
            line.WriteEndObject();
        }

        line.WriteEndArray();
    }

    private static void Names(Utf8JsonWriter line, string name, IReadOnlyList<string> values)
    {
        line.WriteNumber($"{name}_count", values.Count);
        line.WriteStartArray(name);
        foreach (string value in values.Take(MostNames))
            line.WriteStringValue(Safe(value));
        line.WriteEndArray();
    }

    // A lone surrogate is no JSON.
    private static string Safe(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
