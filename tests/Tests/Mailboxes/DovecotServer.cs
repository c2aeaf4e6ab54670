using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Mailboxes;

/// <summary>A real mail server (Dovecot from Debian) on this machine, with a configuration, users and mail of its own.</summary>
internal sealed class DovecotServer : IDisposable
{
    internal const string Password = "quite-secret-4711";
    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    private DovecotServer(string program, bool ssl)
    {
        Port = FreePort();
        SecurePort = FreePort();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Certificates.Make(key, "localhost");
        _folder.Write("key.pem", key.ExportPkcs8PrivateKeyPem());
        CertificateFile = _folder.Write("cert.pem", certificate.ExportCertificatePem());
        string config = _folder.Write("dovecot.conf", Configuration(ssl));

        // Its processes give up root, where the tests have it.
        OpenTo(_folder.Path);
        Directory.CreateDirectory(Mail);
        OpenTo(Mail);
        _process = Process.Start(new ProcessStartInfo(program, ["-F", "-c", config]) { RedirectStandardError = true })!;
    }

    internal int Port { get; }

    internal int SecurePort { get; }

    internal string CertificateFile { get; }

    private string Mail => Path.Combine(_folder.Path, "mail");

    private static bool Root => Environment.UserName == "root";

    /// <summary>Starts one, or skips the test.</summary>
    internal static async Task<DovecotServer> StartAsync(bool ssl = true)
    {
        string? program = Environment.GetEnvironmentVariable("PATH")!.Split(':').Append("/usr/sbin").Select(d => Path.Combine(d, "dovecot")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "needs the mail server Dovecot: apt-get install dovecot-imapd");
        var server = new DovecotServer(program!, ssl);
        for (int i = 0; i < 300; i++)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, server.Port, TestContext.Current.CancellationToken);
                byte[] greeting = new byte[4];
                await client.GetStream().ReadExactlyAsync(greeting, TestContext.Current.CancellationToken);
                return server;
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }

        string log = File.ReadAllText(Path.Combine(server._folder.Path, "log"));
        server.Dispose();
        throw new InvalidOperationException($"Dovecot did not start: {log}");
    }

    /// <summary>Puts a message that nobody has seen into a folder of Ann's.</summary>
    internal void Put(string folder, string message, DateTime? received = null)
    {
        string maildir = folder == "INBOX" ? Path.Combine(Mail, "ann") : Path.Combine(Mail, "ann", "." + folder);
        foreach (string part in new[] { "cur", "new", "tmp" })
        {
            Directory.CreateDirectory(Path.Combine(maildir, part));
            OpenTo(Path.Combine(maildir, part));
        }

        OpenTo(Path.Combine(Mail, "ann"));
        OpenTo(maildir);
        string path = Path.Combine(maildir, "cur", $"{1_700_000_000 + Directory.GetFiles(Path.Combine(maildir, "cur")).Length}.t.host:2,");
        File.WriteAllText(path, message);
        if (received is { } time)
            File.SetLastWriteTimeUtc(path, time);
        OpenTo(path);
    }

    /// <summary>Names of the messages' files: flags stand in them.</summary>
    internal string[] Files() => [.. Directory.EnumerateFiles(Mail, "*host*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void OpenTo(string path)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)0b111_111_111);
    }

    private string Configuration(bool ssl) => $$"""
        base_dir = {{_folder.Path}}/run
        state_dir = {{_folder.Path}}/run
        log_path = {{_folder.Path}}/log
        protocols = imap
        listen = 127.0.0.1
        ssl = {{(ssl ? "yes" : "no")}}
        ssl_cert = <{{_folder.Path}}/cert.pem
        ssl_key = <{{_folder.Path}}/key.pem
        ssl_dh =
        auth_mechanisms = plain login
        disable_plaintext_auth = no
        first_valid_uid = 1
        mail_location = maildir:{{Mail}}/%n
        default_internal_user = {{(Root ? "nobody" : Environment.UserName)}}
        default_internal_group = {{(Root ? "nogroup" : "$GROUP")}}
        default_login_user = {{(Root ? "nobody" : Environment.UserName)}}
        passdb {
          driver = static
          args = password={{Password}}
        }
        userdb {
          driver = static
          args = uid={{(Root ? "nobody" : Environment.UserName)}} gid={{(Root ? "nogroup" : "$GROUP")}} home={{_folder.Path}}/home
        }
        service anvil {
          chroot =
        }
        service stats {
          chroot =
        }
        service imap-login {
          chroot =
          inet_listener imap {
            port = {{Port}}
          }
          inet_listener imaps {
            port = {{SecurePort}}
          }
        }
        """.Replace("$GROUP", Group(), StringComparison.Ordinal);

    private static string Group()
    {
        using var id = Process.Start(new ProcessStartInfo("id", ["-gn"]) { RedirectStandardOutput = true })!;
        return id.StandardOutput.ReadToEnd().Trim();
    }
}
