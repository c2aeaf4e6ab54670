using System.Xml;
using SharpCompress.Common;

namespace Tocsin.Documents;

/// <summary>Reads the documents in a file, whatever it is: told by content, not by name.</summary>
/// <remarks>Nothing is fetched, executed or written. What cannot be read is a <see cref="DocumentProblem"/>, the rest is read. Safe for several threads.</remarks>
public sealed class DocumentReader(ReadLimits limits)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">How it is called in what is reported.</param>
    /// <param name="take">Takes each document, in order.</param>
    /// <param name="problem">Takes each problem, in order.</param>
    public void Read(string path, string name, Action<Document> take, Action<DocumentProblem> problem)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            new ReadingSession(limits, file.Length, take, problem).Decode(file, name, 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            problem(new DocumentProblem(name, ProblemReason.Unreadable));
        }
    }

    /// <summary>Reads bytes that are already there.</summary>
    public void Read(byte[] bytes, string name, Action<Document> take, Action<DocumentProblem> problem) =>
        new ReadingSession(limits, bytes.Length, take, problem).Decode(new MemoryStream(bytes, writable: false), name, 0);

    // What decoders throw at input that contradicts its format; everything else is a mistake of ours and must show.
    internal static bool IsBadInput(Exception e) => e is InvalidDataException or FormatException or XmlException or EndOfStreamException
        or ArgumentException or InvalidOperationException or NotSupportedException or IOException or OverflowException or IndexOutOfRangeException
        or NullReferenceException or InvalidCastException or KeyNotFoundException or SharpCompressException;
}
