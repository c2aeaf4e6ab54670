using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Tocsin.Tests.Mailboxes;

/// <summary>A mail server that does what an attacker's would: it is asked line by line and answers what the test says, raw.</summary>
internal sealed class FakeServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2? _certificate;
    private readonly Func<string, string, string?> _answer;
    private readonly string _greeting;

    /// <param name="answer">Tag and command give what is sent; null hangs up, an empty answer says nothing.</param>
    /// <param name="greeting">What is said first.</param>
    /// <param name="certificate">Encrypts from the first byte.</param>
    internal FakeServer(Func<string, string, string?> answer, string greeting = "* OK ready\r\n", X509Certificate2? certificate = null)
    {
        (_answer, _greeting, _certificate) = (answer, greeting, certificate);
        _listener.Start();
        _ = AcceptAsync();
    }

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What was asked, in order.</summary>
    internal List<string> Asked { get; } = [];

    /// <summary>Answers as a decent server with this many messages.</summary>
    internal static string Decent(string tag, string command, int messages, Func<int, string> message)
    {
        string done = $"{tag} OK done\r\n";
        if (command.StartsWith("CAPABILITY", StringComparison.Ordinal))
            return $"* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN ESEARCH\r\n{done}";
        if (command.StartsWith("STARTTLS", StringComparison.Ordinal))
            return $"{tag} BAD unknown\r\n";
        if (command.StartsWith("LIST", StringComparison.Ordinal))
            return $"* LIST () \"/\" INBOX\r\n{done}";
        if (command.StartsWith("EXAMINE", StringComparison.Ordinal))
            return $"* {messages} EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT {messages + 1}] x\r\n{tag} OK [READ-ONLY] done\r\n";
        if (command.StartsWith("UID SEARCH", StringComparison.Ordinal))
            return $"* SEARCH {string.Join(' ', Enumerable.Range(1, messages))}\r\n{done}";
        if (command.StartsWith("UID FETCH", StringComparison.Ordinal))
        {
            int uid = int.Parse(command.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
            string text = message(uid);
            return $"* {uid} FETCH (UID {uid} BODY[]<0> {{{Encoding.UTF8.GetByteCount(text)}}}\r\n{text})\r\n{done}";
        }

        return done;
    }

    public void Dispose() => _listener.Stop();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            Stream stream = client.GetStream();
            if (_certificate is not null)
            {
                var secure = new SslStream(stream);
                await secure.AuthenticateAsServerAsync(_certificate);
                stream = secure;
            }

            await stream.WriteAsync(Encoding.UTF8.GetBytes(_greeting));
            using var reader = new StreamReader(stream, Encoding.Latin1);
            while (await reader.ReadLineAsync() is { } line)
            {
                lock (Asked)
                    Asked.Add(line);
                int space = line.IndexOf(' ', StringComparison.Ordinal);
                string? answer = _answer(space < 0 ? line : line[..space], space < 0 ? "" : line[(space + 1)..]);
                if (answer is null)
                    return;
                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
            }
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException or ObjectDisposedException)
        {
            // The other side left, as it may.
        }
    }
}
