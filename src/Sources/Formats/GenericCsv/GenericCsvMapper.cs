using System.Text;
using Tocsin.Engine.Model;
using Tocsin.Sources.Csv;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.GenericCsv;

/// <summary>Sets a post's fields from the columns of a table.</summary>
internal sealed class GenericCsvMapper : CsvMapper
{
    private readonly (PostField Field, int Column)[] _fields;
    private readonly (PostItem Item, int Column)[] _items;
    private readonly int _time;
    private readonly int _clock;
    private readonly int _platform;
    private readonly int _isReshare;
    private readonly int _created;
    private readonly int _followers;
    private readonly PostFlags _flags;

    public GenericCsvMapper(CsvColumns columns)
    {
        _fields =
        [
            .. new[]
            {
                (PostField.Account, columns["account"]), (PostField.Id, columns["id"]), (PostField.Handle, columns["handle"]),
                (PostField.Text, columns["text"]), (PostField.Language, columns["lang"]), (PostField.Client, columns["client"]),
                (PostField.ReshareOf, columns["reshare_of"]), (PostField.ReshareOfAccount, columns["reshare_of_account"]),
                (PostField.ReplyTo, columns["reply_to"]), (PostField.QuoteOf, columns["quote_of"]),
                (PostField.AccountName, columns["account_name"]), (PostField.AccountDescription, columns["account_description"]),
            }.Where(f => f.Item2 >= 0),
        ];
        _items =
        [
            .. new[]
            {
                (PostItem.Link, columns["urls"]), (PostItem.Hashtag, columns["hashtags"]), (PostItem.Mention, columns["mentions"]),
                (PostItem.Media, columns["media"]),
            }.Where(f => f.Item2 >= 0),
        ];
        _time = columns["time"];
        _clock = columns["clock"];
        _platform = columns["platform"];
        _created = columns["account_created"];
        _followers = columns["account_followers"];
        _isReshare = columns["is_reshare"];
        // Only a table with both columns says everything its texts would; a lone one leaves the other to be extracted.
        _flags = columns["urls"] >= 0 && columns["hashtags"] >= 0 ? PostFlags.EntitiesGiven : PostFlags.None;
    }

    public override void Map(in CsvRow row, PostSink sink)
    {
        foreach ((PostField field, int column) in _fields)
            row.Set(sink, field, column);
        if (_clock >= 0)
            row.SetTime(sink, _time, _clock);
        else
            row.SetTime(sink, _time);
        row.SetAccountCard(sink, _created, _followers);
        foreach ((PostItem item, int column) in _items)
            ListCell.Add(row, sink, item, column);
        SetPlatform(row, sink);
        sink.Batch.AddFlags(_flags | Act(row, sink.Batch));
    }

    private PostFlags Act(in CsvRow row, PostBatch batch)
    {
        var flags = PostFlags.None;
        if (!batch.Current(PostField.ReshareOf).IsEmpty || row.IsTrue(_isReshare))
            flags |= PostFlags.Reshare;
        if (!batch.Current(PostField.ReplyTo).IsEmpty)
            flags |= PostFlags.Reply;
        if (!batch.Current(PostField.QuoteOf).IsEmpty)
            flags |= PostFlags.Quote;
        return flags;
    }

    private void SetPlatform(in CsvRow row, PostSink sink)
    {
        var value = row.Raw(_platform);
        if (value.IsEmpty)
            return;
        var target = sink.Batch.Reserve(value.Length);
        Ascii.ToLower(value, target, out int written);
        sink.Batch.Set(PostField.Platform, sink.Batch.Take(written));
    }
}
