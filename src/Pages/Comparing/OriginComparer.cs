using System.Net;
using System.Net.Sockets;
using Tocsin.Pages.Storing;

namespace Tocsin.Pages.Comparing;

/// <summary>Compares the server a page comes from with the one approved: certificate and addresses.</summary>
/// <remarks>
/// Who takes over a name leads it to a machine of his own and has a certificate made by whoever makes one at once; both together ring. One alone is told:
/// offices change their provider. A new key of the same issuer in the last thirty days of the old certificate is a renewal, and addresses of a network in use before are expected.
/// </remarks>
internal static class OriginComparer
{
    private const int RenewalDays = 30;
    private const int NetworkOfIPv4 = 24;
    private const int NetworkOfIPv6 = 48;

    public static IEnumerable<PageChange> Compare(PageOrigin? before, PageOrigin? now)
    {
        if (before is null || now is null)
            yield break;
        bool moved = Moved(before.Addresses, now.Addresses), strange = before.Issuer != now.Issuer;
        var grave = moved && strange ? ChangeLevel.Alarm : ChangeLevel.Notable;
        if (now.Faults.Length > 0 && now.Faults != before.Faults)
            yield return new PageChange(ChangeKind.Certificate, ChangeLevel.Alarm, "", before.Faults.Length > 0 ? before.Faults : "without a fault", now.Faults, "browsers warn of this certificate, and did not when the page was approved");
        if (before.Issuer.Length > 0 && now.Issuer.Length == 0)
            yield return new PageChange(ChangeKind.Certificate, ChangeLevel.Alarm, "", before.Issuer, "", "the page comes without a certificate now");
        else if (strange)
            yield return new PageChange(ChangeKind.Certificate, grave, "issuer", before.Issuer, now.Issuer, moved ? "another issuer and other addresses at once: who takes over a name needs both" : "another issuer; approve the page again when the office changed it");
        else if (before.KeySha256 != now.KeySha256)
            yield return Key(before, now);
        if (!before.Addresses.SequenceEqual(now.Addresses))
            yield return new PageChange(ChangeKind.Addresses, moved ? grave : ChangeLevel.Expected, "", string.Join(", ", before.Addresses), string.Join(", ", now.Addresses), moved ? "none is in a network in use when the page was approved" : "in networks in use when the page was approved");
    }

    private static PageChange Key(PageOrigin before, PageOrigin now)
    {
        bool renewal = now.From >= before.Until - TimeSpan.FromDays(RenewalDays);
        return new PageChange(ChangeKind.Certificate, renewal ? ChangeLevel.Expected : ChangeLevel.Notable, "key", before.KeySha256, now.KeySha256, renewal ? "renewed by the same issuer when the old one was about to end" : "another key of the same issuer, long before the old certificate ends");
    }

    private static bool Moved(IReadOnlyList<string> before, IReadOnlyList<string> now) => before.Count > 0 && now.Count > 0 && !now.Select(Network).Intersect(before.Select(Network)).Any();

    private static string Network(string text)
    {
        if (!IPAddress.TryParse(text, out var address))
            return text;
        byte[] bytes = address.GetAddressBytes();
        int kept = (address.AddressFamily == AddressFamily.InterNetwork ? NetworkOfIPv4 : NetworkOfIPv6) / 8;
        return $"{address.AddressFamily} {Convert.ToHexString(bytes, 0, Math.Min(kept, bytes.Length))}";
    }
}
