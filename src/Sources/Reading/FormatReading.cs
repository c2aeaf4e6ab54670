namespace Tocsin.Sources.Reading;

/// <summary>How one file is read: how it is cut and how its records become posts. Immutable, used from many threads.</summary>
public abstract class FormatReading
{
    /// <summary>Creates what cuts the file.</summary>
    internal abstract Framer CreateFramer(FramerInput input);

    /// <summary>Turns the records of a chunk into posts.</summary>
    public abstract void Parse(Chunk chunk, PostSink sink);
}
