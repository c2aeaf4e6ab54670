using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Storage.Outlets;

/// <summary>The hash of what one change brought into the register; it stands in the audit line of the change.</summary>
internal static class OutletDigest
{
    /// <summary>SHA-256, in hexadecimal, over the fields of the facts in order, each followed by its length in bytes and a line feed.</summary>
    public static string Of(IEnumerable<OutletFact> facts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var fact in facts)
        {
            var said = fact.Said;
            foreach (string field in new[] { Number(fact.Seq), said.Kind, said.Value, said.By, said.Ground, said.Source, Day(said.Since), Day(said.Until), fact.Refers is { } refers ? Number(refers) : "", Number(fact.At.ToUnixTimeMilliseconds()), fact.Actor, fact.Reason })
            {
                byte[] bytes = Encoding.UTF8.GetBytes(field);
                hash.AppendData(bytes);
                hash.AppendData(Encoding.ASCII.GetBytes($" {Number(bytes.Length)}\n"));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A day as the register keeps it; empty for none.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
