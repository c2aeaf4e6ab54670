using System.Text.Json;
using Tocsin.Engine.Lookalikes;
using Tocsin.Resolving;

namespace Tocsin.Cli.Domains;

/// <summary>What DNS says of a permutation as one JSON object: docs/cli.md.</summary>
internal static class ResolvedJson
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter line, LookalikeKind kind, ResolvedName result)
    {
        line.WriteString("type", "permutation");
        line.WriteString("name", result.Name);
        line.WriteString("kind", AlarmText.Code(kind));
        line.WriteString("dns", result.State switch
        {
            NameState.Exists => "exists",
            NameState.NoRecords => "no-records",
            NameState.NoSuchName => "no-such-name",
            NameState.NotKnown => "not-known",
            _ => throw new InvalidOperationException("BUG: a state without a word"),
        });
        List("addresses", result.Addresses);
        List("mail_servers", result.MailServers);
        List("name_servers", result.NameServers);
        line.WriteBoolean("wildcard", result.Wildcard);
        line.WriteString("failure", result.Failure);

        void List(string name, IReadOnlyList<string> values)
        {
            line.WriteStartArray(name);
            foreach (string value in values)
                line.WriteStringValue(value);
            line.WriteEndArray();
        }
    }
}
