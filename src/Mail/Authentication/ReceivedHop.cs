using System.Net;

namespace Tocsin.Mail.Authentication;

/// <summary>Who handed the message to the receiving server: the topmost Received header that names a public address (RFC 5321, 4.4).</summary>
/// <param name="Client">Address of the sending machine.</param>
/// <param name="Helo">What it called itself.</param>
public sealed record ReceivedHop(IPAddress Client, string Helo)
{
    private const int Most = 10;

    /// <summary>Finds it in the values of Received headers, topmost first; null when none names one.</summary>
    public static ReceivedHop? Find(IEnumerable<string> received)
    {
        foreach (string header in received.Take(Most))
        {
            string value = header.Length > 2000 ? header[..2000] : header;
            int from = value.IndexOf("from ", StringComparison.OrdinalIgnoreCase);
            if (from < 0)
                continue;
            int by = value.IndexOf(" by ", from, StringComparison.OrdinalIgnoreCase);
            string part = by < 0 ? value[from..] : value[from..by];
            foreach (string word in part.Split([' ', '\t', '\r', '\n', '(', ')', '[', ']', ',', '='], StringSplitOptions.RemoveEmptyEntries))
            {
                string address = word.StartsWith("IPv6:", StringComparison.OrdinalIgnoreCase) ? word[5..] : word;
                if (address.Length > 6 && (address.Contains(':', StringComparison.Ordinal) || address.Split('.').Length == 4)
                    && IPAddress.TryParse(address, out var client) && !IsPrivate(client))
                    return new ReceivedHop(client, part[5..].TrimStart().Split([' ', '\t', '\r', '\n', '('])[0]);
            }
        }

        return null;
    }

    private static bool IsPrivate(IPAddress address)
    {
        if (IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal)
            return true;
        byte[] b = address.GetAddressBytes();
        return b.Length == 4 && (b[0] == 10 || (b[0] == 192 && b[1] == 168) || (b[0] == 172 && b[1] is >= 16 and < 32) || (b[0] == 100 && b[1] is >= 64 and < 128));
    }
}
