namespace Tocsin.Sources.Formats.TocsinNdjson;

/// <summary>The keys of Tocsin NDJSON.</summary>
internal enum TocsinKey
{
    Unknown,
    Id,
    Account,
    Handle,
    Time,
    Text,
    Urls,
    Hashtags,
    Mentions,
    Media,
    IsReshare,
    ReshareOf,
    ReshareOfAccount,
    ReplyTo,
    QuoteOf,
    Lang,
    Platform,
    Client,
    AccountCreated,
    AccountName,
    AccountDescription,
    AccountFollowers,
}
