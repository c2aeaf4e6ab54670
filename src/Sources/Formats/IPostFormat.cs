using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats;

/// <summary>A kind of input: how it is recognised and how it is read.</summary>
/// <remarks>An implementation is one folder here, one line in <see cref="FormatCatalog"/>, one page in <c>docs/formats</c>.</remarks>
public interface IPostFormat
{
    /// <summary>What it is called.</summary>
    FormatInfo Info { get; }

    /// <summary>How sure this format is that the file is one of its own: 0 not at all, 100 certain.</summary>
    int Recognise(FileHead head, ReadOptions options);

    /// <summary>Plans the reading of a file from its head.</summary>
    /// <param name="head">The first bytes of the file.</param>
    /// <param name="options">How to read.</param>
    /// <param name="problem">Why the file cannot be read, when the result is null.</param>
    FormatReading? Open(FileHead head, ReadOptions options, out FormatProblem problem);
}
