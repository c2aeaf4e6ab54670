using System.Globalization;
using System.Text;
using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange;
using Xunit;

namespace Tocsin.Tests.Exchange;

/// <summary>What every exporter of the catalogue owes, whatever its format.</summary>
public sealed class ExporterConformanceTests
{
    private static readonly ScanReport[] Reports = [SampleReports.Ordinary(), SampleReports.Hostile(), SampleReports.Empty()];

    public static TheoryData<string> Names => [.. ExporterCatalog.All.Select(e => e.FileName)];

    [Fact]
    public void The_catalogue_holds_every_promised_file_once() =>
        ExporterCatalog.All.Select(e => e.FileName).ShouldBe(
            [
                "report.html", "findings.ndjson", "context.ndjson", "incidents.json", "edges.csv", "accounts.csv", "network.graphml", "bundle.json", "rejected.ndjson",
            ],
            ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Writes_the_same_bytes_every_time(string name)
    {
        foreach (var report in Reports)
            Written.Bytes(Exporter(name), report).ShouldBe(Written.Bytes(Exporter(name), report));
        Written.Bytes(Exporter(name), SampleReports.Ordinary()).ShouldBe(Written.Bytes(Exporter(name), SampleReports.Ordinary()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Does_not_depend_on_the_culture_of_the_machine(string name)
    {
        byte[] invariant = Written.Bytes(Exporter(name), SampleReports.Ordinary());
        var before = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.NumberFormat.NegativeSign = "−";
        odd.NumberFormat.NumberGroupSeparator = "'";
        odd.DateTimeFormat.TimeSeparator = ".";
        odd.DateTimeFormat.DateSeparator = "/";
        try
        {
            CultureInfo.CurrentCulture = odd;
            Written.Bytes(Exporter(name), SampleReports.Ordinary()).ShouldBe(invariant);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Writes_valid_UTF8_without_a_byte_order_mark(string name)
    {
        foreach (var report in Reports)
        {
            byte[] bytes = Written.Bytes(Exporter(name), report);
            bytes.AsSpan().StartsWith((byte[])[0xEF, 0xBB, 0xBF]).ShouldBeFalse();
            Should.NotThrow(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Leaves_the_stream_open_and_says_what_the_file_is_for(string name)
    {
        using var stream = new MemoryStream();
        Exporter(name).Write(SampleReports.Empty(), new RejectionLog(), stream);
        stream.CanWrite.ShouldBeTrue();
        Exporter(name).Describes.Length.ShouldBeGreaterThan(10);
    }

    private static IExporter Exporter(string name) => ExporterCatalog.All.Single(e => e.FileName == name);
}
