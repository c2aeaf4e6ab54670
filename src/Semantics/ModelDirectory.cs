using System.Security.Cryptography;

namespace Tocsin.Semantics;

/// <summary>The files of a model as sentence-transformers and their ONNX exports lay them out.</summary>
internal sealed class ModelDirectory
{
    /// <summary>Largest model read: beyond it a scan would not fit beside it.</summary>
    public const long MostBytes = 8L << 30;

    private readonly string _root;

    private ModelDirectory(string root, string model)
    {
        (_root, Model) = (root, model);
    }

    /// <summary>The ONNX file.</summary>
    public string Model { get; }

    /// <summary>Finds the model in a directory.</summary>
    public static ModelDirectory Open(string directory)
    {
        if (!Directory.Exists(directory))
            throw new EncoderException($"there is no directory {directory}", "name the directory that holds model.onnx and its tokenizer");
        string[] candidates = ["model.onnx", Path.Combine("onnx", "model.onnx")];
        string model = candidates.Select(c => Path.Combine(directory, c)).FirstOrDefault(File.Exists)
            ?? throw new EncoderException($"there is no model.onnx in {directory}", "export the model to ONNX and put it there, or in its sub-directory onnx");
        var found = new ModelDirectory(directory, model);
        long bytes = found.Parts().Sum(p => new FileInfo(p).Length);
        if (bytes > MostBytes)
            throw new EncoderException($"the model in {directory} has {bytes >> 20:N0} MiB, more than the {MostBytes >> 20:N0} MiB that are read", "use a smaller or quantised model");
        return found;
    }

    /// <summary>A file of the directory, beside the model or one above it; null when there is none.</summary>
    public string? Find(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            foreach (string folder in (string[])[_root, Path.GetDirectoryName(Model)!])
            {
                string path = Path.Combine(folder, name);
                if (File.Exists(path))
                    return path;
            }
        }

        return null;
    }

    /// <summary>SHA-256 of the model and of any weights kept beside it, in lower-case hexadecimal.</summary>
    public string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 20];
        foreach (string part in Parts())
        {
            using var stream = File.OpenRead(part);
            for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
                hash.AppendData(buffer, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // ONNX keeps weights beyond two gigabytes in files beside the model.
    private IEnumerable<string> Parts() => Directory.GetFiles(Path.GetDirectoryName(Model)!)
        .Where(f => f == Model || Path.GetFileName(f).StartsWith("model.onnx_data", StringComparison.Ordinal) || Path.GetFileName(f).StartsWith("model.onnx.data", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
