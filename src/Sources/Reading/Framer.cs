namespace Tocsin.Sources.Reading;

/// <summary>Cuts the bytes of one file into chunks of whole records. Runs on the reading thread only.</summary>
public abstract class Framer
{
    /// <summary>Fills an empty chunk with the next whole records.</summary>
    /// <returns>False when the file has no more.</returns>
    public abstract bool Next(Chunk chunk);
}
