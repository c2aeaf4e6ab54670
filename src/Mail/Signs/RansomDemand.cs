namespace Tocsin.Mail.Signs;

/// <summary>A threat together with the address of a Bitcoin wallet.</summary>
public sealed class RansomDemand : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        if (mail.LureTexts.ContainsKey(LureKind.Threat)
            && mail.Facts.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(IsWallet) is { } wallet)
            hits.Add(new SignHit("ransom-demand", SignFamily.Lure, 3.5, "it threatens and names a wallet to pay into", wallet) { Conclusive = true });
    }

    // Base58 addresses of 26 to 35 characters begin with 1 or 3; bech32 ones with bc1 (BIP 173).
    private static bool IsWallet(string word)
    {
        string bare = word.Trim('.', ',', '(', ')', '"', ':');
        return (bare.Length is >= 26 and <= 35 && bare[0] is '1' or '3' && bare.All(char.IsAsciiLetterOrDigit) && bare.Any(char.IsAsciiLetterUpper) && bare.Any(char.IsAsciiLetterLower))
            || (bare.Length is >= 42 and <= 62 && bare.StartsWith("bc1", StringComparison.OrdinalIgnoreCase) && bare.All(char.IsAsciiLetterOrDigit));
    }
}
