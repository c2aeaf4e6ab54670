namespace Tocsin.Engine.Model;

/// <summary>The multi-valued parts of a post.</summary>
public enum PostItem : byte
{
    /// <summary>A URL as posted or, where the source has it, as expanded.</summary>
    Link,

    /// <summary>A hashtag without its #.</summary>
    Hashtag,

    /// <summary>A mentioned account without its @.</summary>
    Mention,

    /// <summary>A media item: its hash, blob reference or file name, whatever identifies the same media again.</summary>
    Media,

    /// <summary>A media file of the export, by its path relative to the posts' file: the same media only if the file says so.</summary>
    MediaFile,
}
