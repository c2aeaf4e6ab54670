using System.Text.Json;

namespace Tocsin.Partners.Polling;

/// <summary>A server of a partner, from a file that only its owner reads: <c>{"root": …, "collection": …, "user": …, "password": …}</c>.</summary>
public sealed record TaxiiPeer
{
    /// <summary>The API root, with a slash at its end.</summary>
    public required Uri Root { get; init; }

    /// <summary>Id of the collection; empty to only look around.</summary>
    public string Collection { get; init; } = "";

    /// <summary>Name for HTTP Basic; empty for none.</summary>
    public string User { get; init; } = "";

    /// <summary>Secret for HTTP Basic.</summary>
    public string Password { get; init; } = "";

    /// <summary>Requests a second at most.</summary>
    public double RequestsPerSecond { get; init; } = 2;

    /// <summary>Objects asked for at once.</summary>
    public int Page { get; init; } = 500;

    /// <summary>Reads the file.</summary>
    /// <exception cref="TaxiiException">It is none, or names no root, or would send a secret in the clear.</exception>
    public static TaxiiPeer Read(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var o = document.RootElement;
            string Text(string property) => o.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
            double Number(string property, double otherwise) => o.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : otherwise;
            if (!Uri.TryCreate(Text("root"), UriKind.Absolute, out var root) || root.Scheme is not ("https" or "http") || !root.AbsolutePath.EndsWith('/'))
                throw new TaxiiException($"{name} names no API root", "write \"root\": \"https://…/\" with a slash at its end");
            if (root.Scheme == "http" && !root.IsLoopback && Text("password").Length > 0)
                throw new TaxiiException($"{name} would send a secret in the clear", "name an https address");
            return new TaxiiPeer { Root = root, Collection = Text("collection"), User = Text("user"), Password = Text("password"), RequestsPerSecond = Math.Clamp(Number("requests_per_second", 2), 0.01, 1000), Page = (int)Math.Clamp(Number("page", 500), 1, 10_000) };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new TaxiiException($"{name} is no JSON object", "write {\"root\": \"https://…/\", \"collection\": \"…\", \"user\": \"…\", \"password\": \"…\"}");
        }
    }
}
