using System.Text;
using System.Text.Json;
using Tocsin.Sources.Json;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.XApiV1;

/// <summary>Whose archive it is: its tweets do not say, the file <c>account.js</c> beside them does.</summary>
internal sealed record ArchiveOwner(byte[] Id, byte[] Handle)
{
    private const int MaxBytes = 1024 * 1024;

    /// <summary>Looks beside an archive's tweets; null for other files, or when there is nothing beside.</summary>
    public static ArchiveOwner? Find(FileHead head)
    {
        if (!head.ScriptName.StartsWith("window.YTD.tweet", StringComparison.Ordinal))
            return null;
        string path = Path.Combine(Path.GetDirectoryName(head.Path) ?? "", "account.js");
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length is > 0 and < MaxBytes ? Parse(File.ReadAllBytes(path)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            // Without an owner each tweet is rejected as having no account, which says what is wrong.
            return null;
        }
    }

    private static ArchiveOwner? Parse(byte[] script)
    {
        int start = Array.IndexOf(script, (byte)'[');
        if (start < 0)
            return null;
        using var document = JsonDocument.Parse(script.AsMemory(start));
        foreach (var entry in document.RootElement.All())
        {
            var account = entry.At("account"u8);
            if (account.At("accountId"u8).ValueKind == JsonValueKind.String)
                return new ArchiveOwner(Bytes(account.At("accountId"u8)), Bytes(account.At("username"u8)));
        }

        return null;
    }

    private static byte[] Bytes(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetBytes(element.GetString()!) : [];
}
