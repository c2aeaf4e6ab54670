using Tocsin.Engine.Model;
using Tocsin.Sources.Csv;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.CooRTweet;

/// <summary>The table of the R package CooRTweet: who shared which object when.</summary>
public sealed class CooRTweetFormat : IPostFormat
{
    private static readonly string[] Names = ["object_id", "account_id", "content_id", "timestamp_share"];

    /// <inheritdoc/>
    public FormatInfo Info { get; } = new("coortweet", "CooRTweet", "The four columns the R package CooRTweet works on.");

    /// <inheritdoc/>
    public int Recognise(FileHead head, ReadOptions options) => head.HasColumns(Names) ? 95 : 0;

    /// <inheritdoc/>
    public FormatReading? Open(FileHead head, ReadOptions options, out FormatProblem problem)
    {
        var columns = new ColumnIndex(head.Columns);
        if (!columns.Require(Names, out problem))
            return null;
        return new CsvReading(head.Separator, head.Columns.Count, new Mapper(
            columns.Of(Names[0]), columns.Of(Names[1]), columns.Of(Names[2]), columns.Of(Names[3])));
    }

    private sealed class Mapper(int @object, int account, int content, int time) : CsvMapper
    {
        public override void Map(in CsvRow row, PostSink sink)
        {
            row.Set(sink, PostField.ReshareOf, @object);
            row.Set(sink, PostField.Account, account);
            row.Set(sink, PostField.Id, content);
            row.SetTime(sink, time);
            sink.Batch.AddFlags(PostFlags.Reshare | PostFlags.EntitiesGiven);
        }
    }
}
