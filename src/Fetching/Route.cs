using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tocsin.Fetching;

/// <summary>The way to one server: its name is resolved once, its addresses are looked at, and the connection goes to one of these.</summary>
internal sealed class Route(FetchOptions options)
{
    private const int MostNames = 200;
    private const int MostHeaders = 32;

    /// <summary>Addresses the name resolved to.</summary>
    public IReadOnlyList<string> Addresses { get; private set; } = [];

    /// <summary>The address connected to.</summary>
    public string Connected { get; private set; } = "";

    /// <summary>The certificate shown.</summary>
    public SeenCertificate? Certificate { get; private set; }

    /// <summary>A handler that goes this way and no other.</summary>
    public SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        Proxy = null,
        Credentials = null,
        PreAuthenticate = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
        MaxResponseHeadersLength = MostHeaders,
        MaxConnectionsPerServer = 1,
        ActivityHeadersPropagator = null,
        ConnectCallback = ConnectAsync,
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = See, CertificateRevocationCheckMode = X509RevocationMode.NoCheck, CertificateChainPolicy = Offline() },
    };

    // Missing certificates of the chain are not downloaded: that would be a request to an address the server chose.
    private static X509ChainPolicy Offline() => new() { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        string host = context.InitialRequestMessage.RequestUri!.IdnHost.Trim('[', ']');
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await ResolvedAsync(host, cancellation).ConfigureAwait(false);
        foreach (var address in found)
        {
            if (PublicAddress.Why(address) is { } why && !(options.AllowLoopback && IPAddress.IsLoopback(address)))
                throw new FetchException($"{host} leads to {address}, which is {why}", "only public addresses are fetched from: save the page with a browser if it is your own");
        }

        Addresses = [.. found.Select(a => a.ToString()).Order(StringComparer.Ordinal)];
        Exception? last = null;
        foreach (var address in found)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, context.DnsEndPoint.Port), cancellation).ConfigureAwait(false);
                Connected = address.ToString();
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception e)
            {
                socket.Dispose();
                if (e is not SocketException)
                    throw;
                last = e;
            }
        }

        throw new HttpRequestException($"no address of {host} answers", last);
    }

    private async Task<IPAddress[]> ResolvedAsync(string host, CancellationToken cancellation)
    {
        try
        {
            var found = await options.Resolve(host, cancellation).ConfigureAwait(false);
            return found.Length > 0 ? found : throw new FetchException($"{host} has no address", "check the name");
        }
        catch (SocketException)
        {
            throw new FetchException($"{host} has no address", "check the name");
        }
    }

    private bool See(object sender, X509Certificate? shown, X509Chain? chain, SslPolicyErrors faults)
    {
        if (shown is not X509Certificate2 certificate)
            return false;
        Certificate = new SeenCertificate(
            certificate.Subject, certificate.Issuer, Names(certificate), new DateTimeOffset(certificate.NotBefore.ToUniversalTime()), new DateTimeOffset(certificate.NotAfter.ToUniversalTime()),
            Convert.ToHexStringLower(SHA256.HashData(certificate.RawData)), Convert.ToHexStringLower(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo())), Faults(faults, chain));
        return true;
    }

    private static string[] Names(X509Certificate2 certificate)
    {
        try
        {
            return [.. certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(e => e.EnumerateDnsNames()).Take(MostNames).Order(StringComparer.Ordinal)];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private static string Faults(SslPolicyErrors faults, X509Chain? chain)
    {
        var told = new List<string>();
        if (faults.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            told.Add("made for another name");
        if (faults.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
            told.Add($"not trusted ({string.Join(", ", (chain?.ChainStatus ?? []).Select(s => s.Status.ToString()).Distinct().Take(4))})");
        return string.Join("; ", told);
    }
}
