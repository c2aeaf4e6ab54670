namespace Tocsin.Sources.Reading;

/// <summary>What the first bytes of a file look like.</summary>
public enum HeadShape
{
    /// <summary>Nothing but white space.</summary>
    Empty,

    /// <summary>Bytes that are no text.</summary>
    Binary,

    /// <summary>One JSON object on each line.</summary>
    JsonLines,

    /// <summary>A JSON array, or a script that assigns one.</summary>
    JsonArray,

    /// <summary>A JSON object over several lines, or several such objects.</summary>
    JsonObject,

    /// <summary>Markup.</summary>
    Xml,

    /// <summary>Lines with separated columns.</summary>
    Columns,

    /// <summary>Any other text.</summary>
    Text,
}
