using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Tocsin.Mailboxes;

/// <summary>The way to a mail server: connected, and encrypted before anything is said that matters.</summary>
/// <remarks>
/// STARTTLS (RFC 9051, 6.2.1) is spoken here and not by the library, so that the certificate is judged offline: missing certificates of its chain are not
/// downloaded and revocation is not asked. What a server says before it is encrypted is forgotten.
/// </remarks>
internal sealed class MailboxRoute(MailboxUrl url, MailboxOptions options) : IDisposable
{
    private const int HandshakeBytes = 256 * 1024;
    private const int LongestLine = 8192;
    private const int MostLines = 50;
    private string _faults = "";

    /// <summary>The wire.</summary>
    public GuardedStream? Wire { get; private set; }

    /// <summary>Opens it.</summary>
    /// <returns>What the IMAP library speaks over.</returns>
    public Stream Open(CancellationToken cancellation)
    {
        var socket = Connect(cancellation);
        bool loopback = socket.RemoteEndPoint is IPEndPoint { Address: var address } && IPAddress.IsLoopback(address);
        Wire = new GuardedStream(socket, options);
        Wire.Allow(HandshakeBytes);
        if (url.Implicit)
            return Encrypted(Wire);
        if (options.Plain)
            return Wire;
        string greeting = Line(Wire);
        if (!greeting.StartsWith("* OK", StringComparison.OrdinalIgnoreCase))
            throw new MailboxException($"{url.Account} does not greet as an IMAP server that can be encrypted", "check host and port; a port that is encrypted from the start (993) is named imaps://");
        if (StartTls(Wire))
            return new GreetedStream("* OK encrypted\r\n"u8.ToArray(), Encrypted(Wire));
        if (loopback)
            return new GreetedStream(Encoding.Latin1.GetBytes(greeting + "\r\n"), Wire);
        throw new MailboxException($"{url.Account} does not encrypt: it refuses STARTTLS", "use imaps:// if it has it; --imap-plain sends password and mail readable by everybody on the way");
    }

    public void Dispose() => Wire?.Dispose();

    private static bool StartTls(Stream wire)
    {
        wire.Write("T STARTTLS\r\n"u8);
        for (int lines = 0; lines < MostLines; lines++)
        {
            string line = Line(wire);
            if (line.StartsWith("T ", StringComparison.Ordinal))
                return line.StartsWith("T OK", StringComparison.OrdinalIgnoreCase);
        }

        throw new IOException("no answer to STARTTLS");
    }

    // Byte by byte: nothing that stands behind the line may be taken for something said under encryption.
    private static string Line(Stream wire)
    {
        var line = new StringBuilder();
        Span<byte> one = stackalloc byte[1];
        while (line.Length < LongestLine)
        {
            wire.ReadExactly(one);
            if (one[0] == '\n')
                return line.ToString().TrimEnd('\r');
            line.Append((char)one[0]);
        }

        throw new IOException("a line beyond all measure");
    }

    private Socket Connect(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(options.Patience);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // There is no other way to give up a connection attempt; nothing else runs on this thread meanwhile.
            socket.ConnectAsync(url.Host.Trim('[', ']'), url.Port, patience.Token).AsTask().GetAwaiter().GetResult();
            return socket;
        }
        catch (Exception e)
        {
            socket.Dispose();
            if (e is OperationCanceledException && !cancellation.IsCancellationRequested)
                throw new MailboxException($"{url.Account} did not answer within {options.Patience.TotalSeconds:0} seconds", "check host, port and network");
            if (e is SocketException refused)
                throw new MailboxException($"{url.Account} cannot be reached ({Words(refused.SocketErrorCode)})", "check host, port and network");
            throw;
        }
    }

    private static string Words(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => "nothing listens there",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "its name has no address",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable => "no way leads there",
        _ => error.ToString(),
    };

    private SslStream Encrypted(Stream wire)
    {
        var secure = new SslStream(wire);
        try
        {
            secure.AuthenticateAsClient(new SslClientAuthenticationOptions
            {
                TargetHost = url.Host.Trim('[', ']'),
                CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                CertificateChainPolicy = Policy(),
                RemoteCertificateValidationCallback = Judge,
            });
            return secure;
        }
        catch (AuthenticationException) when (_faults.Length > 0)
        {
            throw new MailboxException($"the certificate of {url.Account} is {_faults}: nothing was sent to it", "check the host's name; if you know the certificate to be right, give it or its authority's with --imap-certificate FILE");
        }
        catch (AuthenticationException)
        {
            throw new MailboxException($"{url.Account} cannot be talked to encrypted", "check the port: 993 is imaps://, 143 imap://; servers that know only TLS 1.1 or older are not talked to");
        }
    }

    private X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck };
        if (options.Trusted.Count > 0)
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        foreach (var certificate in options.Trusted)
            policy.CustomTrustStore.Add(certificate);
        return policy;
    }

    private bool Judge(object sender, X509Certificate? shown, X509Chain? chain, SslPolicyErrors faults)
    {
        if (faults == SslPolicyErrors.None)
            return true;
        if (shown is X509Certificate2 certificate && options.Trusted.Any(t => CryptographicOperations.FixedTimeEquals(t.RawData, certificate.RawData)) && Valid(certificate))
            return true;
        var told = new List<string>();
        if (shown is null)
            told.Add("missing");
        if (faults.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            told.Add("made for another name");
        if (faults.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
            told.Add($"not trusted ({string.Join(", ", (chain?.ChainStatus ?? []).Select(s => s.Status.ToString()).Distinct().Take(4))})");
        _faults = string.Join(" and ", told);
        return false;
    }

    private bool Valid(X509Certificate2 certificate)
    {
        var now = options.Clock.GetUtcNow();
        return now >= certificate.NotBefore.ToUniversalTime() && now <= certificate.NotAfter.ToUniversalTime();
    }
}
