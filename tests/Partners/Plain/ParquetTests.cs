using System.Globalization;
using System.Text.Json.Nodes;
using Parquet;
using ParquetSharp;
using Shouldly;
using Tocsin.Engine.Model.Findings;
using Tocsin.Partners.Notebooks;
using Tocsin.Partners.Sharing;
using Tocsin.Partners.Stix.Out;
using Tocsin.Storage.Partners;
using Xunit;

namespace Tocsin.Partners.Tests.Plain;

/// <summary>Tables for notebooks as Parquet: read back by the library that wrote them and by another, Apache's in C++.</summary>
public sealed class ParquetTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_library_reads_each_cell_of_each_table_as_it_was_approved()
    {
        string text = Text(Enumerable.Range(0, 40));
        var cells = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (table, bytes) in await ParquetFiles.OfAsync(text, Stop))
        {
            var rows = Rows(text, table);
            using var memory = new MemoryStream(bytes);
            using var reader = new ParquetFileReader(memory);
            reader.FileMetaData.NumRows.ShouldBe(rows.Length);
            using var group = reader.RowGroup(0);
            var columns = NotebookTables.All.Single(t => t.Key == table).Value;
            reader.FileMetaData.Schema.NumColumns.ShouldBe(columns.Count);
            for (int i = 0; i < columns.Count; i++)
            {
                reader.FileMetaData.Schema.Column(i).Name.ShouldBe(columns[i].Name);
                using var column = group.Column(i);
                string?[] read = columns[i] switch
                {
                    { Kind: ColumnKind.Text } => column.LogicalReader<string?>().ReadAll(rows.Length),
                    { Kind: ColumnKind.Whole } => Words(column.LogicalReader<long>().ReadAll(rows.Length)),
                    { Kind: ColumnKind.Real, MayBeEmpty: true } => [.. column.LogicalReader<double?>().ReadAll(rows.Length).Select(v => v?.ToString("R", CultureInfo.InvariantCulture))],
                    { Kind: ColumnKind.Real } => Words(column.LogicalReader<double>().ReadAll(rows.Length)),
                    { Kind: ColumnKind.Truth } => [.. column.LogicalReader<bool>().ReadAll(rows.Length).Select(v => v ? "true" : "false")],
                    _ => [.. column.LogicalReader<DateTime>().ReadAll(rows.Length).Select(v => v.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))],
                };
                read.ShouldBe(rows.Select(r => Word(r[columns[i].Name], columns[i].Kind)), $"{table}.{columns[i].Name}");
                if (columns[i].Kind == ColumnKind.Moment)
                    reader.FileMetaData.Schema.Column(i).LogicalType.ShouldBeOfType<TimestampLogicalType>().IsAdjustedToUtc.ShouldBeTrue();
                cells[table] = cells.GetValueOrDefault(table) + read.Length;
            }
        }

        cells.Keys.Order(StringComparer.Ordinal).ShouldBe(["accounts", "edges", "findings", "posts"]);
        cells.Values.ShouldAllBe(c => c > 50);
    }

    [Fact]
    public async Task The_library_that_wrote_them_reads_names_types_and_empty_cells()
    {
        string text = Text(Enumerable.Range(0, 10));
        var files = await ParquetFiles.OfAsync(text, Stop);
        foreach (var (table, bytes) in files)
        {
            await using var reader = await ParquetReader.CreateAsync(new MemoryStream(bytes), cancellationToken: Stop);
            var columns = NotebookTables.All.Single(t => t.Key == table).Value;
            reader.Schema.GetDataFields().Select(f => (f.Name, f.IsNullable)).ShouldBe(columns.Select(c => (c.Name, c.MayBeEmpty)));
        }

        await using var findings = await ParquetReader.CreateAsync(new MemoryStream(files[0].Value), cancellationToken: Stop);
        using var group = findings.OpenRowGroupReader(0);
        double?[] p = new double?[Rows(text, "findings").Length];
        await group.ReadAsync<double>(findings.Schema.FindDataField("log10_p"), p.AsMemory(), cancellationToken: Stop);
        p.ShouldAllBe(v => v == null, "the made-up findings have an infinite log, which no table holds");
    }

    [Fact]
    public async Task The_same_text_gives_the_same_bytes_and_an_empty_table_is_a_file_too()
    {
        string text = Text([Found]);
        var first = await ParquetFiles.OfAsync(text, Stop);
        (await ParquetFiles.OfAsync(text, Stop)).Select(f => Convert.ToHexString(f.Value)).ShouldBe(first.Select(f => Convert.ToHexString(f.Value)));
        foreach (var (_, bytes) in await ParquetFiles.OfAsync("", Stop))
        {
            using var memory = new MemoryStream(bytes);
            using var reader = new ParquetFileReader(memory);
            reader.FileMetaData.NumRows.ShouldBe(0);
        }
    }

    [Fact]
    public void Each_cell_that_would_leave_is_shown_before()
    {
        string text = Text([Found]);
        string[] lines = text.TrimEnd('\n').Split('\n');
        DryRun.Of(ShareFormats.Parquet, text).Count().ShouldBe(lines.Sum(l => JsonNode.Parse(l)!.AsObject().Count - 1));
        text.ShouldNotContain(MadeIncidents.Secret);
        text.ShouldNotContain("user000");
    }

    private static string Text(IEnumerable<int> seeds) => SharedText.Of(ShareFormats.Parquet, [.. seeds.Select(Facts)], new StixSharing { Office = "Cell", Tlp = TlpLevel.Green });

    // With evidence and a network, of which every other edge has no expectation.
    private static Facts.IncidentFacts Facts(int seed)
    {
        var facts = MadeIncidents.Facts(seed);
        return facts with
        {
            Findings = [.. facts.Findings.Select(f => f with
            {
                Evidence = [.. f.Accounts.Select((a, i) => new EvidencePost { Account = a.Account, Time = f.FirstAct.AddMilliseconds(i), Text = i == 0 ? "half \uD83D of a pair,\n\"é\"" : f.Sentence, ObjectIndex = i - 1, File = 0, Line = i + 1 })],
                Edges = [.. f.Accounts.Zip(f.Accounts.Skip(1)).Select((p, i) => new Edge { A = p.First.Account, B = p.Second.Account, Trace = "link", WindowSeconds = 60, Weight = i + 2, Expected = i % 2 == 0 ? 0.25 : double.NaN, LogP = -12.5, QValue = 1e-9 })],
            })],
        };
    }

    private static int Found => Enumerable.Range(0, 100).First(s => MadeIncidents.Facts(s).Findings.Count > 0);

    private static JsonObject[] Rows(string text, string table) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject()).Where(r => r["table"]!.ToString() == table)];

    private static string[] Words<T>(T[] values)
        where T : IFormattable => [.. values.Select(v => v.ToString(null, CultureInfo.InvariantCulture))];

    private static string? Word(JsonNode? cell, ColumnKind kind) => cell is null ? null
        : kind == ColumnKind.Real ? cell.GetValue<double>().ToString("R", CultureInfo.InvariantCulture)
        : kind == ColumnKind.Truth ? (cell.GetValue<bool>() ? "true" : "false") : cell.ToString();
}
