namespace Tocsin.Logs.Records;

/// <summary>Formats of logs, told by content.</summary>
public enum LogKind
{
    /// <summary>Anything: each line is looked at for itself.</summary>
    Plain,

    /// <summary>Zeek's tab-separated logs with #fields.</summary>
    ZeekTsv,

    /// <summary>One JSON object a line.</summary>
    Json,

    /// <summary>A table with a header.</summary>
    Csv,

    /// <summary>A web server's common or combined format.</summary>
    Web,

    /// <summary>Squid's native access log.</summary>
    Squid,

    /// <summary>Syslog lines, old (RFC 3164) or with ISO times: Postfix, dnsmasq, sshd, Dovecot.</summary>
    Syslog,

    /// <summary>Query log of BIND.</summary>
    Bind,
}
