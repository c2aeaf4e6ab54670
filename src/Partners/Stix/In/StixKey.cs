using Tocsin.Partners.Stix.Check;

namespace Tocsin.Partners.Stix.In;

/// <summary>An id in few bytes: its UUID, and a hash of its type that no run changes.</summary>
internal readonly record struct StixKey(Guid Uuid, ulong Type)
{
    /// <summary>The key of an id; nothing for what is none.</summary>
    public static StixKey Of(string id)
    {
        string type = StixForms.TypeOf(id);
        if (id.Length < 36 || !Guid.TryParseExact(id.AsSpan(id.Length - 36), "D", out var uuid))
            return default;
        ulong hash = 14695981039346656037;
        foreach (char c in type)
            hash = unchecked((hash ^ c) * 1099511628211);
        return new StixKey(uuid, hash);
    }
}
