using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(Tocsin.Tests.Storage.PostgresServer))]

namespace Tocsin.Tests.Storage;

/// <summary>A PostgreSQL server of the tests' own, from Debian's package, on loopback; started when the first test asks for a database.</summary>
public sealed class PostgresServer : IDisposable
{
    private readonly Lock _gate = new();
    private string? _directory;
    private string? _missing;
    private int _port;
    private int _databases;

    /// <summary>The address of a new, empty database; the test is skipped where there is no server.</summary>
    public string NewDatabase()
    {
        lock (_gate)
        {
            if (_directory is null && _missing is null)
                Start();
            if (_missing is not null)
                Assert.Skip(_missing);
            string name = string.Create(CultureInfo.InvariantCulture, $"t{++_databases}");
            using var connection = new NpgsqlConnection(Address("postgres"));
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"CREATE DATABASE {name}";
            command.ExecuteNonQuery();
            return Address(name);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_directory is null)
            return;
        Run(Binary("pg_ctl")!, "-D", Path.Combine(_directory, "data"), "-m", "immediate", "stop");
        Directory.Delete(_directory, recursive: true);
    }

    private string Address(string database) => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Database={database};Username=tests;Timeout=30;Pooling=false");

    private void Start()
    {
        if (Binary("initdb") is not { } initdb || Binary("pg_ctl") is not { } control)
        {
            _missing = "PostgreSQL is not installed here (apt-get install postgresql): its tests are skipped";
            return;
        }

        string directory = Directory.CreateTempSubdirectory("tocsin-pg").FullName;
        if (Root)
            Checked("chown", "postgres", directory);
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            _port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        string data = Path.Combine(directory, "data");
        Checked(initdb, "-D", data, "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        string options = string.Create(CultureInfo.InvariantCulture, $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={directory} -c max_connections=40 -c shared_buffers=32MB");
        Checked(control, "-D", data, "-l", Path.Combine(directory, "log"), "-w", "-t", "120", "-o", options, "start");
        _directory = directory;
    }

    // A server refuses to run as root.
    private static bool Root => Environment.UserName == "root";

    private static string? Binary(string name) => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin", name)).FirstOrDefault(File.Exists)
        : null;

    private static void Checked(string program, params string[] arguments)
    {
        var (status, said) = Run(program, arguments);
        if (status != 0)
            throw new InvalidOperationException($"{program} ended with {status}: {said}");
    }

    private static (int Status, string Said) Run(string program, params string[] arguments)
    {
        bool asUser = Root && program.StartsWith('/');
        var start = new ProcessStartInfo(asUser ? "runuser" : program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        if (asUser)
        {
            foreach (string argument in new[] { "-u", "postgres", "--", program })
                start.ArgumentList.Add(argument);
        }

        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);

        // The server inherits the pipes: reading them to their end would wait for its death.
        using var process = Process.Start(start)!;
        process.WaitForExit(180_000);
        return (process.ExitCode, process.ExitCode == 0 ? "" : process.StandardError.ReadToEnd());
    }
}
