using Tocsin.Cli.Output;
using Tocsin.Mail.Verdicts;

namespace Tocsin.Cli.Mail;

/// <summary>A verdict as one JSON object: docs/detectors/mail-screening.md.</summary>
internal static class MailJson
{
    private const int Longest = 1000;

    /// <summary>Writes it.</summary>
    public static void Write(MailVerdict verdict, Terminal terminal) => terminal.Json.Write(line =>
    {
        var facts = verdict.Facts;
        var a = facts.Authentication;
        line.WriteString("type", "message");
        line.WriteString("file", facts.File);
        line.WriteNumber("number", facts.Number);
        line.WriteString("verdict", MailText.Code(verdict.Level));
        line.WriteNumber("score", verdict.Score);
        line.WriteString("from", Safe(facts.FromText));
        line.WriteString("subject", Safe(facts.Subject));
        line.WriteString("message_id", Safe(facts.MessageId));
        line.WriteStartObject("authentication");
        line.WriteString("source", a.Source.ToString().ToLowerInvariant());
        line.WriteString("spf", MailText.Code(a.Spf));
        line.WriteString("dkim", MailText.Code(a.Dkim));
        line.WriteString("arc", MailText.Code(a.Arc));
        line.WriteString("dmarc", MailText.Code(a.Dmarc));
        line.WriteBoolean("aligned", a.Aligned);
        line.WriteEndObject();
        line.WriteStartArray("signs");
        foreach (var sign in verdict.Signs)
        {
            line.WriteStartObject();
            line.WriteString("sign", sign.Sign);
            line.WriteString("family", sign.Family.ToString().ToLowerInvariant());
            line.WriteNumber("weight", sign.Weight);
            line.WriteString("sentence", Safe(sign.Sentence));
            line.WriteString("evidence", Safe(sign.Evidence));
            line.WriteEndObject();
        }

        line.WriteEndArray();
        line.WriteStartArray("problems");
        foreach (string problem in facts.Problems.Take(20))
            line.WriteStringValue(Safe(problem));
        line.WriteEndArray();
    });

    // A lone surrogate is no JSON.
    private static string Safe(string text) =>
        System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text.Length > Longest ? text[..Longest] : text));
}
