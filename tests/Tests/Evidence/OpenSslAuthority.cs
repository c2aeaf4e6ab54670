using System.Net;
using System.Net.Sockets;

namespace Tocsin.Tests.Evidence;

/// <summary>A real time-stamping authority: the openssl of this machine, with a root of its own; on request behind a loopback address.</summary>
internal sealed class OpenSslAuthority : IDisposable
{
    private readonly string _folder;
    private readonly HttpListener _listener = new();

    private OpenSslAuthority(string folder) => _folder = folder;

    public string Root => Path.Combine(_folder, "ca.pem");

    public string Signer => Path.Combine(_folder, "tsa.pem");

    public string Address { get; private set; } = "";

    /// <summary>What it answers instead of a timestamp, when a test wants that.</summary>
    public byte[]? Instead { get; set; }

    /// <summary>Makes one; null where there is no openssl.</summary>
    public static OpenSslAuthority? Make(string folder)
    {
        Directory.CreateDirectory(folder);
        string At(string name) => Path.Combine(folder, name);
        File.WriteAllText(At("ext"), "extendedKeyUsage=critical,timeStamping\n");
        File.WriteAllText(At("serial"), "01\n");
        File.WriteAllText(At("tsa.cnf"), $"""
            [tsa]
            serial = {At("serial")}
            crypto_device = builtin
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha256
            accuracy = secs:1
            ordering = no
            tsa_name = no
            ess_cert_id_chain = no
            ess_cert_id_alg = sha256
            """);
        string[][] steps =
        [
            ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", At("ca.key"), "-out", At("ca.pem"), "-subj", "/CN=Sample root", "-days", "3650"],
            ["req", "-newkey", "rsa:2048", "-nodes", "-keyout", At("tsa.key"), "-out", At("tsa.csr"), "-subj", "/CN=Sample authority"],
            ["x509", "-req", "-in", At("tsa.csr"), "-CA", At("ca.pem"), "-CAkey", At("ca.key"), "-CAcreateserial", "-out", At("tsa.pem"), "-days", "3650", "-extfile", At("ext")],
        ];
        return steps.All(s => EvidenceContainerTests.Tool("openssl", s) == 0) ? new OpenSslAuthority(folder) : null;
    }

    /// <summary>Answers a request file.</summary>
    public string Answer(string request)
    {
        string reply = request + ".tsr";
        int? code = EvidenceContainerTests.Tool("openssl", "ts", "-reply", "-config", Path.Combine(_folder, "tsa.cnf"), "-section", "tsa", "-queryfile", request, "-signer", Signer, "-inkey", Path.Combine(_folder, "tsa.key"), "-out", reply);
        return code == 0 ? reply : throw new InvalidOperationException("BUG: openssl gave no timestamp");
    }

    /// <summary>Serves on a loopback address.</summary>
    public OpenSslAuthority Serving()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = Task.Run(Serve);
        return this;
    }

    public void Dispose() => ((IDisposable)_listener).Dispose();

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                string request = Path.Combine(_folder, "served.tsq");
                await using (var file = File.Create(request))
                    await context.Request.InputStream.CopyToAsync(file);
                byte[] reply = Instead ?? await File.ReadAllBytesAsync(Answer(request));
                await context.Response.OutputStream.WriteAsync(reply);
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }
}
