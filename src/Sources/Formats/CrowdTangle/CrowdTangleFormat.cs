using Tocsin.Sources.Csv;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Formats.CrowdTangle;

/// <summary>Tables exported from CrowdTangle: posts of Facebook pages and groups, and of Instagram accounts.</summary>
public sealed class CrowdTangleFormat : IPostFormat
{
    /// <inheritdoc/>
    public FormatInfo Info { get; } = new("crowdtangle", "CrowdTangle", "Tables of Facebook pages', groups' and Instagram accounts' posts, exported until 2024.");

    /// <inheritdoc/>
    public int Recognise(FileHead head, ReadOptions options)
    {
        bool time = head.HasColumns("Post Created") || head.HasColumns("Post Created Date");
        bool who = head.HasColumns("Page Name") || head.HasColumns("Group Name") || head.HasColumns("Account");
        return time && who && head.HasColumns("URL") ? 95 : 0;
    }

    /// <inheritdoc/>
    public FormatReading? Open(FileHead head, ReadOptions options, out FormatProblem problem)
    {
        problem = default;
        var columns = new ColumnIndex(head.Columns);
        if (columns.Of("Post Created", "Post Created Date") < 0)
            problem = columns.Missing("time (Post Created)");
        else if (columns.Of(CrowdTangleMapper.Accounts) < 0)
            problem = columns.Missing("account (Facebook Id, Page Name, Group Name or User Name)");
        return problem.Detail is null ? new CsvReading(head.Separator, head.Columns.Count, new CrowdTangleMapper(columns)) : null;
    }
}
