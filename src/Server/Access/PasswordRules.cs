using System.Collections.Frozen;
using System.Globalization;
using Tocsin.Storage;

namespace Tocsin.Server.Access;

/// <summary>What a password may be, after NIST SP 800-63B, 5.1.1.2: long, not one that everybody tries first, and nothing else.</summary>
internal static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 256;

    private static readonly FrozenSet<string> Common = Load();

    /// <summary>Key of the text that says what is wrong; null when it is good.</summary>
    public static string? Wrong(string? password, string name)
    {
        password ??= "";
        int characters = new StringInfo(password).LengthInTextElements;
        if (characters < Shortest)
            return "password.short";
        if (password.Length > Longest)
            return "password.long";
        string plain = Plain(password);
        if (Common.Contains(plain) || password.Distinct().Count() < 4 || Runs(password))
            return "password.common";
        return Told(plain, name) ? "password.name" : null;
    }

    // The name with digits around it, or the name of the program.
    private static bool Told(string plain, string name)
    {
        string rest = plain.Replace("tocsin", "", StringComparison.Ordinal);
        foreach (string word in CaseStore.Known(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).OrderByDescending(w => w.Length).Where(w => w.Length > 2))
            rest = rest.Replace(word, "", StringComparison.Ordinal);
        return rest.Length < plain.Length && rest.Count(char.IsLetter) < 5;
    }

    private static bool Runs(string password)
    {
        int steps = 0;
        for (int i = 1; i < password.Length; i++)
            steps += password[i] - password[i - 1] is 1 or 0 or -1 ? 1 : 0;
        return steps >= password.Length - 3;
    }

    private static string Plain(string password) => string.Concat(password.ToLowerInvariant().Where(char.IsLetterOrDigit));

    private static FrozenSet<string> Load()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("passwords.txt") ?? throw new InvalidOperationException("BUG: the program was built without its list of common passwords");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').Select(l => Plain(l.Trim())).ToFrozenSet(StringComparer.Ordinal);
    }
}
