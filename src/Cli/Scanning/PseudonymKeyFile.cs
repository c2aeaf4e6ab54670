using System.Security.Cryptography;
using System.Text;
using Tocsin.Cli.Output;
using Tocsin.Disk;

namespace Tocsin.Cli.Scanning;

/// <summary>The file with the secret behind pseudonyms.</summary>
public static class PseudonymKeyFile
{
    private const int Shortest = 16;
    private const int Longest = 4096;

    /// <summary>Reads the secret: all bytes of the file, a line break at the end left out.</summary>
    /// <exception cref="UserError">It cannot be read, or is too short to keep pseudonyms from being guessed.</exception>
    public static byte[] Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new UserError($"there is no key file {path}", "make one: head -c 32 /dev/urandom > FILE, and keep it secret");
        if (file.Length > Longest)
            throw new UserError($"the key file {path} is longer than {Longest} bytes", "is it the right file? 32 random bytes are enough");
        byte[] key = File.ReadAllBytes(path);
        byte[] trimmed = key.AsSpan().TrimEnd("\r\n"u8).ToArray();
        return trimmed.Length >= Shortest ? trimmed : throw new UserError(
            $"the key in {path} is shorter than {Shortest} bytes", "a short key lets others guess who is behind a pseudonym: head -c 32 /dev/urandom > FILE");
    }

    /// <summary>Reads the key kept in a private directory, made at random when it is not there yet.</summary>
    public static byte[] Keep(string directory, Terminal terminal)
    {
        string path = Path.Combine(directory, "pseudonym.key");
        if (File.Exists(path))
            return Read(path);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        // Letters, so that no line break at its end is taken for one of an editor.
        byte[] key = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        DurableFile.Write(path, key, secret: true);
        terminal.Say($"made a key for the pseudonyms: {path}; keep it secret, and keep it as long as names are to stay the same");
        return key;
    }
}
