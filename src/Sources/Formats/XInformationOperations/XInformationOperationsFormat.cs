using Tocsin.Engine.Model;
using Tocsin.Sources.Csv;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.XInformationOperations;

/// <summary>The tables X (Twitter) published of information operations it had attributed, 2018 to 2021.</summary>
public sealed class XInformationOperationsFormat : IPostFormat
{
    private static readonly string[] Needed = ["tweetid", "userid", "tweet_time"];

    /// <inheritdoc/>
    public FormatInfo Info { get; } = new("x-io-archive", "X (Twitter) information operations archive", "The platform's own tables of tweets by accounts it attributed to states.");

    /// <inheritdoc/>
    public int Recognise(FileHead head, ReadOptions options) => head.HasColumns("tweetid", "userid", "tweet_text", "tweet_time") ? 95 : 0;

    /// <inheritdoc/>
    public FormatReading? Open(FileHead head, ReadOptions options, out FormatProblem problem)
    {
        var columns = new ColumnIndex(head.Columns);
        return columns.Require(Needed, out problem) ? new CsvReading(head.Separator, head.Columns.Count, new Mapper(columns)) : null;
    }

    private sealed class Mapper(ColumnIndex columns) : CsvMapper
    {
        private readonly (PostField Field, int Column)[] _fields =
        [
            (PostField.Id, columns.Of("tweetid")), (PostField.Account, columns.Of("userid")),
            (PostField.Handle, columns.Of("user_screen_name")), (PostField.Text, columns.Of("tweet_text")),
            (PostField.Language, columns.Of("tweet_language")), (PostField.Client, columns.Of("tweet_client_name")),
            (PostField.ReshareOf, columns.Of("retweet_tweetid")), (PostField.ReshareOfAccount, columns.Of("retweet_userid")),
            (PostField.ReplyTo, columns.Of("in_reply_to_tweetid")), (PostField.QuoteOf, columns.Of("quoted_tweet_tweetid")),
            (PostField.AccountName, columns.Of("user_display_name")), (PostField.AccountDescription, columns.Of("user_profile_description")),
        ];

        private readonly int _time = columns.Of("tweet_time");
        private readonly int _created = columns.Of("account_creation_date");
        private readonly int _followers = columns.Of("follower_count");
        private readonly int _isRetweet = columns.Of("is_retweet");
        private readonly int _urls = columns.Of("urls");
        private readonly int _hashtags = columns.Of("hashtags");
        private readonly int _mentions = columns.Of("user_mentions");

        public override void Map(in CsvRow row, PostSink sink)
        {
            var batch = sink.Batch;
            batch.Set(PostField.Platform, "x"u8);
            foreach ((PostField field, int column) in _fields)
                row.Set(sink, field, column);
            row.SetTime(sink, _time);
            row.SetAccountCard(sink, _created, _followers);
            ListCell.Add(row, sink, PostItem.Link, _urls);
            ListCell.Add(row, sink, PostItem.Hashtag, _hashtags);
            ListCell.Add(row, sink, PostItem.Mention, _mentions);
            if (_urls >= 0 && _hashtags >= 0)
                batch.AddFlags(PostFlags.EntitiesGiven);
            if (row.IsTrue(_isRetweet) || !batch.Current(PostField.ReshareOf).IsEmpty)
                batch.AddFlags(PostFlags.Reshare);
            if (!batch.Current(PostField.ReplyTo).IsEmpty)
                batch.AddFlags(PostFlags.Reply);
            if (!batch.Current(PostField.QuoteOf).IsEmpty)
                batch.AddFlags(PostFlags.Quote);
        }
    }
}
