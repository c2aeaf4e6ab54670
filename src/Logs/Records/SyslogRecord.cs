using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.Sources.Times;

namespace Tocsin.Logs.Records;

/// <summary>Reads syslog lines (RFC 3164, and with ISO times), with what Postfix, dnsmasq, sshd and Dovecot say in them.</summary>
internal static partial class SyslogRecord
{
    private const string Months = "JanFebMarAprMayJunJulAugSepOctNovDec";

    /// <summary>Reads a line.</summary>
    public static void Read(string text, LogYear year, LogRecord record)
    {
        if (Frame().Match(text) is not { Success: true } frame)
            return;
        ReadTime(frame.Groups[1].Value, year, record);
        string says = text[frame.Length..];
        record.Set(FieldRole.Peer, frame.Groups[2].Value, 50);
        if (From().Match(says) is { Success: true } from)
            record.Set(FieldRole.Machine, from.Groups[1].Value);
        if (Client().Match(says) is { Success: true } client)
            record.Set(FieldRole.Machine, client.Groups[1].Value);
        if (User().Match(says) is { Success: true } user)
            record.Set(FieldRole.User, user.Groups[1].Value);
        else if (To().Match(says) is { Success: true } to)
            record.Set(FieldRole.User, to.Groups[1].Value);
        record.Set(FieldRole.Machine, frame.Groups[2].Value, 90);
        if (Outcome(says) is { } outcome)
            record.Set(FieldRole.Result, outcome);
    }

    // sshd also writes "Invalid user …" before each failure of an unknown account: counting both would double it.
    private static string? Outcome(string says)
    {
        if (says.Contains("Accepted ", StringComparison.Ordinal) && Accepted().IsMatch(says))
            return "success";
        if (says.Contains("Failed ", StringComparison.Ordinal) && Refused().IsMatch(says))
            return "failure";
        if (says.Contains("-login: ", StringComparison.Ordinal))
            return says.Contains("-login: Login: ", StringComparison.Ordinal) ? "success" : says.Contains("auth failed", StringComparison.Ordinal) ? "failure" : null;
        if (says.Contains("sasl_method=", StringComparison.Ordinal) && says.Contains("sasl_username=", StringComparison.Ordinal) && says.Contains("client=", StringComparison.Ordinal))
            return "success";
        return says.Contains("SASL ", StringComparison.Ordinal) && says.Contains("authentication failed", StringComparison.Ordinal) ? "failure" : null;
    }

    private static void ReadTime(string text, LogYear year, LogRecord record)
    {
        if (char.IsAsciiDigit(text[0]))
        {
            record.Set(FieldRole.Time, text);
            return;
        }

        int at = Months.IndexOf(text[..3], StringComparison.Ordinal);
        int month = (at / 3) + 1;
        if (at < 0 || at % 3 != 0 || !int.TryParse(text.AsSpan(4, 2), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out int day))
            return;
        int full = year.For(month, day);
        if (full == 0)
            return;
        record.YearGuessed = year.Given == 0;
        record.Time = TimeParser.TryParse(System.Text.Encoding.ASCII.GetBytes($"{full:0000}-{month:00}-{day:00}T{text[7..15]}"), out long time) == TimeOutcome.Good ? time : null;
    }

    [GeneratedRegex(@"sshd(?:-session)?(?:\[\d+\])?: Accepted \S+ for ")]
    private static partial Regex Accepted();

    [GeneratedRegex(@"sshd(?:-session)?(?:\[\d+\])?: Failed \S+ for ")]
    private static partial Regex Refused();

    [GeneratedRegex(@"^(?:<\d{1,3}>\d? ?)?([A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S*) (\S+) ")]
    private static partial Regex Frame();

    // dnsmasq: query[A] evil.example from 192.0.2.7; sshd: … from 192.0.2.7 port 22
    [GeneratedRegex(@"\bfrom ([0-9A-Fa-f.:]{3,45})(?= |$)")]
    private static partial Regex From();

    // Postfix: client=mail.example[192.0.2.7]; from mail.example[192.0.2.7]; Dovecot: rip=192.0.2.7; PAM: rhost=192.0.2.7
    [GeneratedRegex(@"(?:\bclient=[^\[\s]{0,253}\[|\bconnect from [^\[\s]{0,253}\[|\bwarning: [^\[\s]{0,253}\[|\brip=|\brhost=)([0-9A-Fa-f.:]{3,45})")]
    private static partial Regex Client();

    [GeneratedRegex(@"(?:\bsasl_username=|\buser=<?|\bfor (?:invalid user )?|\binvalid user )([^\s<>,]{1,200})")]
    private static partial Regex User();

    [GeneratedRegex(@"\bto=<([^>]{1,254})>")]
    private static partial Regex To();
}
