using System.IO.Compression;
using System.Text;
using Shouldly;
using Tocsin.Server;
using Tocsin.Server.Ingest;
using Tocsin.Server.Workbench.Parts;
using Tocsin.Storage;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.DutyRoom;

/// <summary>Files that people bring.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_name_says_what_a_file_is_and_never_where_it_lies()
    {
        var uploads = Open();
        foreach (string name in new[] { "../../etc/passwd", "..", "C:\\posts.csv", "\0\n.csv", new string('x', 500), "post\u202Evsc.exe" })
        {
            var upload = await uploads.Save("valdoria", name, new MemoryStream("a,b\n"u8.ToArray()), TestContext.Current.CancellationToken);
            Path.GetFullPath(upload.Path).ShouldStartWith(Path.GetFullPath(Path.Combine(_folder.Path, "uploads", "valdoria")) + Path.DirectorySeparatorChar);
            upload.Name.ShouldNotContain("..");
            uploads.Find("valdoria", upload.Id).ShouldBe(upload);
        }

        Should.Throw<StoreException>(() => uploads.Find("valdoria", "../keys"));
        Should.Throw<StoreException>(() => uploads.Find("valdoria", "00"));
    }

    [Fact]
    public void A_preview_shows_posts_and_what_was_not_understood()
    {
        string file = Write("posts.csv", "account_id,time,text,post_id\nann,2027-04-01T10:00:00Z,hello,1\nbob,yesterday,hello,2\ncy,2027-04-01T10:02:00Z,bye,3\n");
        var preview = Preview.Of(file, new Dictionary<string, string> { ["account"] = "account_id", ["id"] = "post_id" }, TestContext.Current.CancellationToken);
        preview.Posts.Select(p => (p.Account, p.Text)).ShouldBe([("ann", "hello"), ("cy", "bye")]);
        preview.Rejections.Count.ShouldBe(1);
        preview.Columns.ShouldBe(["account_id", "time", "text", "post_id"]);
    }

    [Fact]
    public void Columns_are_found_in_tables_objects_and_compressed_files_and_nonsense_has_none()
    {
        ColumnNames.Of(Write("a.tsv", "x\ty\n1\t2\n")).ShouldBe(["x", "y"]);
        ColumnNames.Of(Write("b.csv", "\uFEFF\"x\";\"y\"\n")).ShouldBe(["x", "y"]);
        ColumnNames.Of(Write("c.ndjson", "{\"x\":1,\"y\":{}}\n")).ShouldBe(["x", "y"]);
        ColumnNames.Of(Write("d.txt", "")).ShouldBeEmpty();
        ColumnNames.Of(Write("e.json", "{broken")).ShouldBeEmpty();
        ColumnNames.Of(Write("f.gz", "no gzip at all")).ShouldBeEmpty();
        string packed = Path.Combine(_folder.Path, "g.csv.gz");
        using (var stream = new GZipStream(File.Create(packed), CompressionMode.Compress))
            stream.Write("x,y\n1,2\n"u8);
        ColumnNames.Of(packed).ShouldBe(["x", "y"]);
    }

    [Fact]
    public void What_was_chosen_is_remembered_for_the_same_columns_and_no_others()
    {
        Open().Remember(["x", "y"], "account=x");
        var again = Open();
        again.Remembered(["x", "y"]).ShouldBe("account=x");
        again.Remembered(["y", "x"]).ShouldBe("");
        File.WriteAllText(Path.Combine(_folder.Path, "mappings.json"), "{ broken");
        again.Remembered(["x", "y"]).ShouldBe("");
    }

    [Theory]
    [InlineData("see https://a.example/x?y and HTTP://b.example", "see hxxps://a[.]example/x?y and hxxp://b[.]example")]
    [InlineData("no link", "no link")]
    public void Addresses_in_hostile_text_are_defanged(string text, string shown) => Defanged.Of(text).ShouldBe(shown);

    private Uploads Open() => new(new ServerSettings { Store = StoreAddress.Parse("none.db"), StoreText = "", Data = _folder.Path, Program = ["none"] });

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }
}
