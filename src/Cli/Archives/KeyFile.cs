using Tocsin.Disk;

namespace Tocsin.Cli.Archives;

/// <summary>The key with which this office signs its evidence.</summary>
internal static class KeyFile
{
    /// <summary>Name it has when none is given.</summary>
    public const string DefaultName = "evidence.key";

    /// <summary>Makes one. Nothing is overwritten: archives signed with the old one would lose what vouches for them.</summary>
    /// <exception cref="UserError">There is one already.</exception>
    public static SigningKey Make(string path)
    {
        foreach (string there in new[] { path, path + SigningKey.PublicSuffix })
        {
            if (Path.Exists(there))
                throw new UserError($"{there} is there already", "keep it: archives were perhaps signed with it; name another file for a new key");
        }

        return SigningKey.Make(path);
    }

    /// <summary>Reads the key to sign with.</summary>
    /// <exception cref="UserError">It is none, or a public one.</exception>
    public static SigningKey Private(string path)
    {
        var key = Any(path, "make one with 'tocsin evidence key', and keep it where only those who sign can read it");
        if (key.Signs)
            return key;
        key.Dispose();
        throw new UserError($"{path} is a public key, which cannot sign", "give the private key beside it, without .pub");
    }

    /// <summary>Reads the key to check against. A private one serves too.</summary>
    /// <exception cref="UserError">It is none.</exception>
    public static SigningKey Public(string path) => Any(path, "give the .pub file that you had from the one who signed, not from the archive");

    /// <summary>A fingerprint in groups, to be read out.</summary>
    public static string Spoken(string fingerprint) => string.Join(' ', fingerprint.Chunk(4).Select(c => new string(c)));

    private static SigningKey Any(string path, string remedy)
    {
        if (!File.Exists(path))
            throw new UserError($"there is no key {path}", remedy);
        return SigningKey.Read(path) ?? throw new UserError($"{path} holds no key", remedy);
    }
}
