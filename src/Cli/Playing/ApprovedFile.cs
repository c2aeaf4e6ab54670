using System.Security.Cryptography;
using Tocsin.Playbooks.Drafting;

namespace Tocsin.Cli.Playing;

/// <summary>A text that a second person approves as it will leave the house.</summary>
internal static class ApprovedFile
{
    private const long Longest = 100 * 1024 * 1024;

    /// <summary>Its name and hash, to be recorded.</summary>
    /// <exception cref="UserError">It has places that nobody filled.</exception>
    public static string Describe(string path)
    {
        if (new FileInfo(path) is { Exists: true, Length: > Longest })
            throw new UserError($"{path} is larger than 100 MB", "name the letter, not its evidence");
        byte[] bytes = File.ReadAllBytes(path);
        string text = System.Text.Encoding.UTF8.GetString(bytes);
        int open = text.Split(DraftWriter.Fill).Length - 1;
        if (open > 0)
            throw new UserError($"{path} has {Output.Words.Count(open, "place")} that nobody filled", $"fill them, or take them out: they begin with {DraftWriter.Fill}");
        return $"{Path.GetFileName(path)}, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(bytes))}";
    }
}
