using Tocsin.Sources.Csv;

namespace Tocsin.Sources.Formats.GenericCsv;

/// <summary>Which column of a table is which field: as told by <c>--map</c>, else guessed from common names.</summary>
internal sealed class CsvColumns
{
    private static readonly Dictionary<string, string[]> Guesses = new(StringComparer.Ordinal)
    {
        ["account"] =
        [
            "account", "account_id", "author_id", "user_id", "userid", "from_id", "sender_id", "channel_id", "page_id", "author",
            "user", "username", "user_name", "screen_name", "user_screen_name", "account_name", "handle", "from", "sender", "channel",
            "page_name", "page", "source_account", "poster", "user.id", "user.screen_name", "author.id", "author.username",
        ],
        ["time"] =
        [
            "time", "created_at", "timestamp", "date_time", "datetime", "published_at", "published", "post_time", "posted_at",
            "tweet_time", "date", "created", "created_utc", "create_time", "post_created", "publish_date", "pub_date", "timestamp_share",
            "date_unixtime", "time_us", "day",
        ],
        ["text"] =
        [
            "text", "full_text", "content", "message", "body", "tweet", "tweet_text", "post_text", "post", "comment", "caption",
            "selftext", "description", "title", "headline",
        ],
        ["id"] =
        [
            "id", "post_id", "tweet_id", "tweetid", "status_id", "message_id", "id_str", "content_id", "comment_id", "msg_id", "guid",
            "uri",
        ],
        ["handle"] = ["handle", "screen_name", "username", "user_screen_name", "user_name", "author_username", "account_handle"],
        ["urls"] = ["urls", "url", "links", "link", "expanded_urls", "expanded_url", "shared_url", "link_url"],
        ["hashtags"] = ["hashtags", "hashtag", "tags"],
        ["mentions"] = ["mentions", "user_mentions", "mentioned_users"],
        ["media"] = ["media", "media_urls", "media_hash", "image_hash", "images", "media_keys"],
        ["lang"] = ["lang", "language", "tweet_language", "text_lang"],
        ["platform"] = ["platform", "network", "site", "social_network"],
        ["client"] = ["client", "source_app", "tweet_client_name", "via", "app"],
        ["is_reshare"] = ["is_reshare", "is_retweet", "retweet", "is_repost", "is_share", "is_forward"],
        ["reshare_of"] = ["reshare_of", "retweet_tweetid", "retweeted_status_id", "retweet_id", "retweeted_id", "repost_of", "shared_post_id", "forwarded_from"],
        ["reshare_of_account"] = ["reshare_of_account", "retweet_userid", "retweeted_user_id", "retweet_user_id"],
        ["reply_to"] = ["reply_to", "in_reply_to_status_id", "in_reply_to_tweetid", "in_reply_to_id", "in_reply_to", "reply_to_id", "parent_id"],
        // Names that can only mean the account: description and created_at alone are the post's.
        ["account_created"] = ["account_created", "account_created_at", "user_created_at", "author_created_at", "account_creation_date", "user.created_at"],
        ["account_name"] = ["display_name", "user_display_name", "author_display_name", "account_display_name", "user.name", "author.name"],
        ["account_description"] = ["account_description", "user_description", "author_description", "user_profile_description", "profile_description", "bio", "user.description"],
        ["account_followers"] = ["account_followers", "followers", "followers_count", "follower_count", "user_followers_count", "author_followers_count", "user.followers_count"],
        ["quote_of"] = ["quote_of", "quoted_status_id", "quoted_tweet_tweetid", "quoted_id"],
    };

    // A table of accounts also has names and dates; posts have something in them.
    private static readonly string[] Content =
        ["text", "urls", "hashtags", "mentions", "media", "reshare_of", "reply_to", "quote_of"];

    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    private CsvColumns()
    {
    }

    /// <summary>Position of a field's column; -1 when the table has none. "clock" is the hour of a time in two columns.</summary>
    public int this[string field] => _columns.GetValueOrDefault(field, -1);

    /// <summary>Finds the columns of a table.</summary>
    public static CsvColumns? Find(IReadOnlyList<string> header, IReadOnlyDictionary<string, string> map, out FormatProblem problem)
    {
        var index = new ColumnIndex(header);
        var found = new CsvColumns();
        problem = default;
        foreach ((string field, string column) in map.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            int at = index.Of(column);
            if (at < 0)
            {
                problem = index.Missing($"{field} (--map says '{column}')");
                return null;
            }

            found._columns[field] = at;
        }

        found.FindDateAndClock(index);
        foreach ((string field, string[] names) in Guesses)
        {
            if (!found._columns.ContainsKey(field) && index.Of(names) is >= 0 and int at)
                found._columns[field] = at;
        }

        return found.Check(index, out problem) ? found : null;
    }

    // A table with the columns date and time has half a time in each, unless another column has it whole.
    private void FindDateAndClock(ColumnIndex index)
    {
        if (_columns.ContainsKey("time") || index.Of("date") < 0 || index.Of("time") < 0)
            return;
        int whole = index.Of("created_at", "timestamp", "datetime", "date_time");
        _columns["time"] = whole >= 0 ? whole : index.Of("date");
        if (whole < 0)
            _columns["clock"] = index.Of("time");
    }

    private bool Check(ColumnIndex index, out FormatProblem problem)
    {
        problem = default;
        string[] missing = [.. new[] { "account", "time" }.Where(f => this[f] < 0)];
        if (missing.Length == 0 && !Content.Any(f => this[f] >= 0))
        {
            problem = index.Missing("text, urls or anything else that posts have in common");
            problem = problem with { Detail = $"{problem.Detail}; a table of accounts is no table of posts; otherwise type --map text=COLUMN" };
            return false;
        }

        if (missing.Length == 0)
        {
            if (this["handle"] == this["account"])
                _columns.Remove("handle");
            return true;
        }

        problem = index.Missing(string.Join(" and ", missing));
        problem = problem with { Detail = $"{problem.Detail}; type --map {string.Join(",", missing.Select(m => m + "=COLUMN"))}" };
        return false;
    }
}
