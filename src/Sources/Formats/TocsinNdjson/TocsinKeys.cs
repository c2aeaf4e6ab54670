using System.Text;

namespace Tocsin.Sources.Formats.TocsinNdjson;

/// <summary>Finds a key by its bytes: the format's own names, or the names <c>--map</c> gives them.</summary>
internal sealed class TocsinKeys
{
    private readonly (byte[] Name, TocsinKey Key)[] _mapped;

    public TocsinKeys(IReadOnlyDictionary<string, string> map) =>
        _mapped = [.. map.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => (Encoding.UTF8.GetBytes(p.Value), Named(Encoding.UTF8.GetBytes(p.Key))))];

    public TocsinKey Find(ReadOnlySpan<byte> name)
    {
        foreach ((byte[] mapped, TocsinKey key) in _mapped)
        {
            if (name.SequenceEqual(mapped))
                return key;
        }

        return Named(name);
    }

    private static TocsinKey Named(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => name.SequenceEqual("id"u8) ? TocsinKey.Id : TocsinKey.Unknown,
        4 => Of4(name),
        5 => name.SequenceEqual("media"u8) ? TocsinKey.Media : TocsinKey.Unknown,
        6 => name.SequenceEqual("client"u8) ? TocsinKey.Client : name.SequenceEqual("handle"u8) ? TocsinKey.Handle : TocsinKey.Unknown,
        7 => name.SequenceEqual("account"u8) ? TocsinKey.Account : TocsinKey.Unknown,
        8 => Of8(name),
        10 => name.SequenceEqual("is_reshare"u8) ? TocsinKey.IsReshare
            : name.SequenceEqual("reshare_of"u8) ? TocsinKey.ReshareOf : TocsinKey.Unknown,
        12 => name.SequenceEqual("account_name"u8) ? TocsinKey.AccountName : TocsinKey.Unknown,
        15 => name.SequenceEqual("account_created"u8) ? TocsinKey.AccountCreated : TocsinKey.Unknown,
        17 => name.SequenceEqual("account_followers"u8) ? TocsinKey.AccountFollowers : TocsinKey.Unknown,
        18 => name.SequenceEqual("reshare_of_account"u8) ? TocsinKey.ReshareOfAccount : TocsinKey.Unknown,
        19 => name.SequenceEqual("account_description"u8) ? TocsinKey.AccountDescription : TocsinKey.Unknown,
        _ => TocsinKey.Unknown,
    };

    private static TocsinKey Of4(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("time"u8) ? TocsinKey.Time
        : name.SequenceEqual("text"u8) ? TocsinKey.Text
        : name.SequenceEqual("urls"u8) ? TocsinKey.Urls
        : name.SequenceEqual("lang"u8) ? TocsinKey.Lang
        : TocsinKey.Unknown;

    private static TocsinKey Of8(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("hashtags"u8) ? TocsinKey.Hashtags
        : name.SequenceEqual("mentions"u8) ? TocsinKey.Mentions
        : name.SequenceEqual("reply_to"u8) ? TocsinKey.ReplyTo
        : name.SequenceEqual("quote_of"u8) ? TocsinKey.QuoteOf
        : name.SequenceEqual("platform"u8) ? TocsinKey.Platform
        : TocsinKey.Unknown;
}
