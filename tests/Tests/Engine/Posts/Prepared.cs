using System.Text;
using Tocsin.Engine.Media;
using Tocsin.Engine.Model;
using Tocsin.Engine.Posts;

namespace Tocsin.Tests.Engine.Posts;

/// <summary>Posts written by hand, prepared as a scan would.</summary>
internal sealed class Prepared
{
    private readonly PostBatch _posts = new();
    private long _line;

    public static readonly long Noon = DateTimeOffset.Parse("2027-04-05T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    /// <summary>Adds a post; items are a kind letter, a colon and a value: "l:https://…", "h:tag", "m:media", "f:file".</summary>
    public Prepared Post(
        string text, string account = "anna", string id = "", long? time = null, PostFlags flags = PostFlags.EntitiesGiven,
        string platform = "", string reshareOf = "", string replyTo = "", params string[] items)
    {
        _posts.Begin(++_line);
        _posts.Set(PostField.Account, Encoding.UTF8.GetBytes(account));
        _posts.Set(PostField.Id, Encoding.UTF8.GetBytes(id));
        _posts.Set(PostField.Text, Encoding.UTF8.GetBytes(text));
        _posts.Set(PostField.Platform, Encoding.UTF8.GetBytes(platform));
        _posts.Set(PostField.ReshareOf, Encoding.UTF8.GetBytes(reshareOf));
        _posts.Set(PostField.ReplyTo, Encoding.UTF8.GetBytes(replyTo));
        _posts.SetTime(time ?? Noon);
        _posts.AddFlags(flags);
        foreach (string item in items)
        {
            var kind = item[0] switch { 'l' => PostItem.Link, 'h' => PostItem.Hashtag, 'm' => PostItem.Media, 'f' => PostItem.MediaFile, _ => PostItem.Mention };
            _posts.Add(kind, Encoding.UTF8.GetBytes(item[2..]));
        }

        _posts.End();
        return this;
    }

    /// <summary>The media that posts refer to, if any.</summary>
    public MediaIndex? Media { get; init; }

    public PreparedBatch Batch()
    {
        var batch = new PreparedBatch();
        new PostPreparer(Media).Prepare(_posts, batch);
        return batch;
    }

    public PostTable Table(bool keepDuplicates = false)
    {
        var table = new PostTable(keepDuplicates);
        table.Append(Batch());
        return table;
    }

    /// <summary>The objects of the first post: "kind value".</summary>
    public string[] Objects()
    {
        var table = Table();
        return [.. table.Segments[0].Objects(0).ToArray().Select(o => $"{table.KindOf(o).Name()} {Encoding.UTF8.GetString(table.ValueOf(o))}")];
    }
}
