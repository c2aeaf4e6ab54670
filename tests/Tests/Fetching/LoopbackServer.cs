using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Tocsin.Tests.Fetching;

/// <summary>A web server on this machine that answers with the bytes it is told, with or without a certificate of its own making.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly X509Certificate2? _certificate;
    private readonly Func<string, Stream, Task> _answer;
    private readonly CancellationTokenSource _stop = new();

    internal LoopbackServer(Func<string, Stream, Task> answer, string? issuer = null, int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _answer = answer;
        _certificate = issuer is null ? null : Certificate(issuer);
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Heads of the requests, in order.</summary>
    internal List<string> Requests { get; } = [];

    internal string Url(string path, string host = "127.0.0.1") => $"{(_certificate is null ? "http" : "https")}://{host}:{((IPEndPoint)_listener.LocalEndpoint).Port}{path}";

    internal static Task Write(Stream stream, string text) => stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

    internal static Task Page(Stream stream, string html, string type = "text/html; charset=utf-8") => Write(stream, $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(html)}\r\nConnection: close\r\nSet-Cookie: a=b\r\n\r\n{html}");

    internal static Task Redirect(Stream stream, string to) => Write(stream, $"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _certificate?.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
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

            byte[] buffer = new byte[8192];
            string head = Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer));
            lock (Requests)
                Requests.Add(head);
            await _answer(head.Split(' ')[1], stream);
            await stream.DisposeAsync();
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException or ObjectDisposedException or IndexOutOfRangeException)
        {
            // The other side left, as it may.
        }
    }

    private static X509Certificate2 Certificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("commission.example");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
