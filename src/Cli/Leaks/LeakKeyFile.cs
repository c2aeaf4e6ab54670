using System.Security.Cryptography;
using System.Text;
using Tocsin.Cli.Output;
using Tocsin.Engine.Leaks;

namespace Tocsin.Cli.Leaks;

/// <summary>The file with the secret of an index.</summary>
internal static class LeakKeyFile
{
    private const int Longest = 4096;

    /// <summary>Reads the secret: all bytes of the file, line breaks at the end left out.</summary>
    /// <exception cref="UserError">It is missing, too short or too long.</exception>
    public static LeakKeys Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new UserError($"there is no key file {path}", "give the key with which the index was made; without it nobody can read the index");
        if (file.Length > Longest)
            throw new UserError($"the key file {path} is longer than {Longest} bytes", "is it the right file?");
        byte[] secret = File.ReadAllBytes(path).AsSpan().TrimEnd("\r\n"u8).ToArray();
        return secret.Length >= LeakKeys.ShortestSecret ? new LeakKeys(secret)
            : throw new UserError($"the key in {path} is shorter than {LeakKeys.ShortestSecret} bytes", "a short key can be guessed: delete the file and let enrol make one");
    }

    /// <summary>Reads the secret, or makes it at random, readable by its owner only, and says so.</summary>
    public static LeakKeys ReadOrMake(string path, Terminal terminal)
    {
        if (File.Exists(path))
            return Read(path);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        // Letters, so that no line break at its end is taken for one of an editor.
        byte[] secret = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        using (var file = new FileStream(path, options))
        {
            file.Write(secret);
            file.Flush(flushToDisk: true);
        }

        terminal.Say($"made a secret key: {path}; keep a copy apart from the index, for without it the index is worthless, and give it only to those who may match");
        return new LeakKeys(secret);
    }
}
