using Tocsin.Engine.Model;
using Tocsin.Sources.Csv;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.CrowdTangle;

/// <summary>Sets a post's fields from a CrowdTangle row.</summary>
internal sealed class CrowdTangleMapper(ColumnIndex columns) : CsvMapper
{
    public static readonly string[] Accounts =
        ["Facebook Id", "Page Id", "Group Id", "User Name", "Page Name", "Group Name", "Account"];

    // The first one with something in it counts: pages without a user name still have a name.
    private readonly int[] _accounts = [.. Accounts.Select(name => columns.Of(name)).Where(at => at >= 0)];
    private readonly int[] _texts = [.. new[] { "Message", "Description", "Link Text", "Image Text", "Title" }.Select(name => columns.Of(name)).Where(at => at >= 0)];
    private readonly int _handle = columns.Of("User Name");
    private readonly int _url = columns.Of("URL");
    private readonly int _created = columns.Of("Post Created");
    private readonly int _date = columns.Of("Post Created Date");
    private readonly int _clock = columns.Of("Post Created Time");
    private readonly int _link = columns.Of("Link");
    private readonly int _finalLink = columns.Of("Final Link");
    private readonly bool _instagram = columns.Of("Page Name", "Group Name") < 0 && columns.Of("Account") >= 0;

    public override void Map(in CsvRow row, PostSink sink)
    {
        sink.Batch.Set(PostField.Platform, _instagram ? "instagram"u8 : "facebook"u8);
        SetFirst(row, sink, PostField.Account, _accounts);
        SetFirst(row, sink, PostField.Text, _texts);
        row.Set(sink, PostField.Handle, _handle);
        row.Set(sink, PostField.Id, _url);
        SetTime(row, sink);
        int link = row.Raw(_finalLink).IsEmpty ? _link : _finalLink;
        // Photos and plain posts name themselves as their link: that is no link.
        if (!row.Raw(link).SequenceEqual(row.Raw(_url)))
            ListCell.Add(row, sink, PostItem.Link, link);
    }

    private static void SetFirst(in CsvRow row, PostSink sink, PostField field, int[] candidates)
    {
        foreach (int column in candidates)
        {
            row.Set(sink, field, column);
            if (!sink.Batch.Current(field).IsEmpty)
                return;
        }
    }

    private void SetTime(in CsvRow row, PostSink sink)
    {
        if (!row.Raw(_created).IsEmpty || _date < 0)
            row.SetTime(sink, _created);
        else
            row.SetTime(sink, _date, _clock);
    }
}
