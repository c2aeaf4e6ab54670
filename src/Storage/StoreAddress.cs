using Npgsql;

namespace Tocsin.Storage;

/// <summary>Where a store is: a file of the embedded database, or a PostgreSQL database.</summary>
/// <remarks>
/// <c>cases.db</c>, <c>postgresql://user@host:5432/name</c> (RFC 3986), or <c>Host=…;Database=…</c>. A password is better kept in PGPASSWORD or
/// a password file; it is never shown.
/// </remarks>
public sealed record StoreAddress
{
    private StoreAddress(string? file, string? connection, string shown) => (File, Connection, Shown) = (file, connection, shown);

    /// <summary>Path of the file; null for PostgreSQL.</summary>
    public string? File { get; }

    /// <summary>What Npgsql connects with; null for a file.</summary>
    internal string? Connection { get; }

    /// <summary>The address without its secrets.</summary>
    public string Shown { get; }

    /// <inheritdoc />
    public override string ToString() => Shown;

    /// <summary>Understands an address.</summary>
    /// <exception cref="StoreException">It makes no sense.</exception>
    public static StoreAddress Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new StoreException("no store was named", "give a file, or postgresql://user@host/database");
        if (text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
            return Postgres(FromUri(text));
        if (text.Contains("Host=", StringComparison.OrdinalIgnoreCase) && text.Contains('=', StringComparison.Ordinal))
            return Postgres(Builder(text));
        return new StoreAddress(Path.GetFullPath(text), null, text);
    }

    private static StoreAddress Postgres(NpgsqlConnectionStringBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Host) || string.IsNullOrEmpty(builder.Database))
            throw new StoreException("the address of the PostgreSQL store names no host or no database", "write postgresql://user@host/database");
        builder.ApplicationName = "tocsin";
        builder.IncludeErrorDetail = false;
        builder.PersistSecurityInfo = false;
        string user = string.IsNullOrEmpty(builder.Username) ? "" : builder.Username + "@";
        return new StoreAddress(null, builder.ConnectionString, $"postgresql://{user}{builder.Host}:{builder.Port}/{builder.Database}");
    }

    private static NpgsqlConnectionStringBuilder Builder(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The message of the driver can hold the password.
            throw new StoreException("the address of the PostgreSQL store cannot be read", "write postgresql://user@host/database, or Host=…;Username=…;Database=…");
        }
    }

    private static NpgsqlConnectionStringBuilder FromUri(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
            throw new StoreException("the address of the PostgreSQL store cannot be read", "write postgresql://user@host/database");
        string[] user = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder { Host = Uri.UnescapeDataString(uri.Host), Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')) };
        if (uri.Port > 0)
            builder.Port = uri.Port;
        if (user[0].Length > 0)
            builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1)
            builder.Password = Uri.UnescapeDataString(user[1]);
        foreach (string pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = pair.Split('=', 2);
            string value = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "";
            switch (parts[0].ToLowerInvariant())
            {
                case "host":
                    builder.Host = value;
                    break;
                case "sslmode" when Enum.TryParse<SslMode>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var mode):
                    builder.SslMode = mode;
                    break;
                case "sslrootcert":
                    builder.RootCertificate = value;
                    break;
                default:
                    throw new StoreException($"the address of the PostgreSQL store has an unknown or wrong part '{parts[0]}'", "known are host, sslmode and sslrootcert");
            }
        }

        return builder;
    }
}
