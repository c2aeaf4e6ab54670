using System.Net;

namespace Tocsin.Mail.Authentication.Spf;

/// <summary>What is checked: may this machine send for this domain.</summary>
/// <param name="Client">Address of the sending machine.</param>
/// <param name="Helo">What it called itself.</param>
/// <param name="Sender">The envelope sender; empty for bounces, then postmaster at the HELO name is checked (RFC 7208, 2.4).</param>
/// <param name="Receiver">Name of the receiving machine, for explanations.</param>
/// <param name="Time">Time of receipt, for explanations.</param>
public sealed record SpfQuery(IPAddress Client, string Helo, string Sender, string Receiver, DateTimeOffset Time);
