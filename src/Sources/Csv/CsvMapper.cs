using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Csv;

/// <summary>Sets a post's fields from a row. Immutable, used from many threads.</summary>
internal abstract class CsvMapper
{
    public abstract void Map(in CsvRow row, PostSink sink);
}
