using System.Text;
using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Sources;
using Tocsin.Sources.Formats;
using Xunit;

namespace Tocsin.Tests.Sources;

public sealed class GoldenTests
{
    public static TheoryData<string, string> Samples()
    {
        var data = new TheoryData<string, string>();
        foreach (string path in Directory.GetFiles(GoldenFile.Folder(), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (!path.EndsWith(".expected.ndjson", StringComparison.Ordinal))
                data.Add(Path.GetFileName(Path.GetDirectoryName(path)!), Path.GetFileName(path));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Reads_the_sample_as_expected(string format, string file)
    {
        string path = Path.Combine(GoldenFile.Folder(), format, file);
        var read = Readings.Of(null, path);
        read.Files.ShouldHaveSingleItem().Format.ShouldBe(format);
        read.Files[0].Posts.ShouldBe(read.Lines.Count);
        GoldenFile.ShouldMatch(read.Posts + Rejected(read), Path.ChangeExtension(path, ".expected.ndjson"));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Reads_the_sample_the_same_in_small_chunks_on_many_threads(string format, string file)
    {
        string path = Path.Combine(GoldenFile.Folder(), format, file);
        var whole = Readings.Of(null, path);
        var pieces = Readings.Of(new ReadOptions { ChunkBytes = 64, Threads = 4 }, path);
        pieces.Posts.ShouldBe(whole.Posts);
        Rejected(pieces).ShouldBe(Rejected(whole));
    }

    [Fact]
    public void Has_a_sample_and_a_page_for_every_format()
    {
        foreach (var format in FormatCatalog.All)
        {
            Directory.Exists(Path.Combine(GoldenFile.Folder(), format.Info.Name)).ShouldBeTrue(format.Info.Name);
            string page = Path.Combine(GoldenFile.Folder(), "..", "..", "..", "..", "docs", "formats", format.Info.Name + ".md");
            File.Exists(page).ShouldBeTrue(page);
        }
    }

    private static string Rejected(Readings read)
    {
        var text = new StringBuilder();
        foreach (var rejection in read.Rejections)
            text.Append("{\"rejected\":").Append(rejection.Line).Append(",\"reason\":\"").Append(rejection.Reason.Code()).Append("\"}\n");
        return text.ToString();
    }
}
