using Tocsin.Engine.Model;
using Tocsin.Sources.Csv;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.FiveThirtyEight;

/// <summary>The troll tweets that Linvill and Warren collected and FiveThirtyEight published in 2018.</summary>
/// <remarks>
/// The account is the column <c>author</c>: <c>external_author_id</c> went through a spreadsheet that rounded it (9.06E+17),
/// so that different accounts share one value. Labels (<c>account_type</c>, <c>account_category</c>) are not read.
/// </remarks>
public sealed class FiveThirtyEightFormat : IPostFormat
{
    private static readonly string[] Needed = ["author", "content", "publish_date"];

    /// <inheritdoc/>
    public FormatInfo Info { get; } = new("fivethirtyeight", "FiveThirtyEight troll tweets", "IRAhandle_tweets_*.csv: three million tweets of the Internet Research Agency.");

    /// <inheritdoc/>
    public int Recognise(FileHead head, ReadOptions options) =>
        head.HasColumns("external_author_id", "author", "content", "publish_date") ? 95 : 0;

    /// <inheritdoc/>
    public FormatReading? Open(FileHead head, ReadOptions options, out FormatProblem problem)
    {
        var columns = new ColumnIndex(head.Columns);
        return columns.Require(Needed, out problem) ? new CsvReading(head.Separator, head.Columns.Count, new Mapper(columns)) : null;
    }

    private sealed class Mapper(ColumnIndex columns) : CsvMapper
    {
        private readonly int _author = columns.Of("author");
        private readonly int _content = columns.Of("content");
        private readonly int _time = columns.Of("publish_date");
        private readonly int _id = columns.Of("tweet_id");
        private readonly int _language = columns.Of("language");
        private readonly int _type = columns.Of("post_type");
        private readonly int _followers = columns.Of("followers");
        private readonly int _retweet = columns.Of("retweet");
        private readonly int[] _links = [columns.Of("tco1_step1"), columns.Of("tco2_step1"), columns.Of("tco3_step1")];

        public override void Map(in CsvRow row, PostSink sink)
        {
            sink.Batch.Set(PostField.Platform, "x"u8);
            row.Set(sink, PostField.Account, _author);
            row.Set(sink, PostField.Text, _content);
            row.Set(sink, PostField.Id, _id);
            row.SetTime(sink, _time);
            row.SetAccountCard(sink, -1, _followers);
            sink.Set(PostField.Language, LanguageNames.Code(row.Raw(_language)));
            foreach (int link in _links)
                ListCell.Add(row, sink, PostItem.Link, link);
            if (row.IsTrue(_retweet) || row.Raw(_type).SequenceEqual("RETWEET"u8))
                sink.Batch.AddFlags(PostFlags.Reshare);
            else if (row.Raw(_type).SequenceEqual("QUOTE_TWEET"u8))
                sink.Batch.AddFlags(PostFlags.Quote);
        }
    }
}
