using System.Diagnostics;
using Shouldly;
using Tocsin.Documents;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Documents;

/// <summary>RAR, 7z, bzip2 and xz: what is read, what is refused, and what it may cost.</summary>
public sealed class ArchiveTests
{
    private static readonly string[] Three = [.. Enumerable.Range(1, 3).Select(i => $"The committee agreed to pay {i} thousand euro for the posters.")];

    [Theory]
    [InlineData("lzma.7z")]
    [InlineData("lzma2.7z")]
    [InlineData("ppmd.7z")]
    [InlineData("bzip2.7z")]
    [InlineData("deflate.7z")]
    [InlineData("copy.7z")]
    [InlineData("plain-header.7z")]
    [InlineData("separate.7z")]
    [InlineData("three.tar.bz2")]
    [InlineData("three.tar.xz")]
    public void Every_member_is_read(string sample)
    {
        var read = Readings.Of(Sample(sample), name: sample);
        read.Problems.ShouldBeEmpty();
        read.Documents.Select(d => (d.Name, d.Text.Trim())).ShouldBe([.. Three.Select((t, i) => ($"{sample} › {i + 1}.txt", t))]);
    }

    [Fact]
    public void RAR_archives_of_both_formats_are_read()
    {
        (string, string)[] members = [("a.txt", Three[0]), ("b/c.txt", Three[1])];
        foreach (byte[] rar in new[] { RarWriter.Four(members), RarWriter.Five(0, members) })
        {
            var read = Readings.Of(rar);
            read.Problems.ShouldBeEmpty();
            read.Documents.Select(d => (d.Name.Replace('\\', '/'), d.Text)).ShouldBe([("file › a.txt", Three[0]), ("file › b/c.txt", Three[1])]);
        }
    }

    [Fact]
    public void Encrypted_ones_are_named_with_the_remedy()
    {
        foreach (string sample in new[] { "encrypted.7z", "encrypted-names.7z" })
        {
            var read = Readings.Of(Sample(sample));
            read.Documents.ShouldBeEmpty();
            read.Problems.ShouldHaveSingleItem().Reason.ShouldBe(ProblemReason.Encrypted, sample);
        }

        var rar = Readings.Of(RarWriter.Four(4, ("secret.txt", "secret")));
        rar.Documents.ShouldBeEmpty();
        rar.Problems.ShouldHaveSingleItem().Remedy.ShouldContain("password");
    }

    [Fact]
    public void One_of_several_volumes_is_named()
    {
        var read = Readings.Of(RarWriter.Four(2, ("a.txt", "half of it")));
        read.Documents.ShouldBeEmpty();
        read.Problems.ShouldHaveSingleItem().Reason.ShouldBe(ProblemReason.Unsupported);
    }

    [Fact]
    public void What_stands_before_damage_is_read_and_damage_is_no_text()
    {
        byte[] rar = RarWriter.Five(0, [.. Three.Select((t, i) => ($"{i}.txt", t))]);
        rar[rar.AsSpan().IndexOf("2 thousand"u8)] = (byte)'7';
        var read = Readings.Of(rar);
        read.Documents.Select(d => d.Text).ShouldBe([Three[0], Three[2]]);
        read.Problems.ShouldHaveSingleItem().Reason.ShouldBe(ProblemReason.Damaged);
        var cut = Readings.Of(RarWriter.Five(0, [.. Three.Select((t, i) => ($"{i}.txt", t))])[..^60]);
        cut.Documents.Select(d => d.Text).ShouldBe(Three[..2]);
        cut.Problems.ShouldNotBeEmpty();

        byte[] seven = Sample("copy.7z");
        seven[seven.AsSpan().IndexOf("2 thousand"u8)] = (byte)'7';
        var packed = Readings.Of(seven);
        packed.Documents.Select(d => d.Text.Trim()).ShouldBe([Three[0], Three[2]]);
        packed.Problems.ShouldHaveSingleItem().Reason.ShouldBe(ProblemReason.Damaged);
    }

    [Fact]
    public void A_demand_for_gigabytes_is_refused_before_anything_is_reserved()
    {
        byte[] seven = Sample("plain-header.7z");
        int coder = seven.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x03, 0x01, 0x01, 0x05, 0x5D]);
        seven.AsSpan(coder + 5, 4).Fill(0xFF);
        byte[] xz = Sample("three.tar.xz");
        xz[xz.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x21, 0x01]) + 2] = 40;
        byte[][] greedy = [seven, xz, RarWriter.Five((15 << 10) | (3 << 7), ("a.txt", "x"))];
        foreach (byte[] archive in greedy)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            var read = Readings.Of(archive);
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
            read.Documents.ShouldBeEmpty();
            var problem = read.Problems.ShouldHaveSingleItem();
            problem.Reason.ShouldBe(ProblemReason.TooLarge);
            problem.Detail!.ShouldMatch("demands 409[56] MB");
        }
    }

    [Fact]
    public void A_header_that_announces_more_than_it_holds_reserves_nothing()
    {
        byte[] seven = Sample("plain-header.7z");
        int files = seven.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0x05, 0x03]);
        seven[files + 1] = 0xC0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        Readings.Of(seven).Problems.ShouldHaveSingleItem().Reason.ShouldBe(ProblemReason.Damaged);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public void A_bomb_made_with_7_Zip_is_stopped_early()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/7z"), "needs 7z: apt-get install p7zip-full");
        using var folder = new TemporaryFolder();
        string zeros = Path.Combine(folder.Path, "zeros");
        using (var file = File.Create(zeros))
            file.SetLength(600 << 20);
        string bomb = Path.Combine(folder.Path, "bomb.7z");
        using (var seven = Process.Start(new ProcessStartInfo("/usr/bin/7z", ["a", "-mx=1", "-mmt=1", bomb, zeros, folder.Write("zz.txt", Three[0])]) { RedirectStandardOutput = true })!)
        {
            seven.StandardOutput.ReadToEnd();
            seven.WaitForExit();
        }

        var watch = Stopwatch.StartNew();
        var read = Readings.Of(File.ReadAllBytes(bomb), new ReadLimits { DocumentBytes = 32 << 20 });
        read.Problems.Select(p => p.Reason).ShouldContain(r => r == ProblemReason.Bomb || r == ProblemReason.TooLarge);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    internal static byte[] Sample(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "tests", "Tests", "Documents", "Samples", name);
            if (File.Exists(path))
                return File.ReadAllBytes(path);
        }

        throw new InvalidOperationException("the tests lie outside the repository");
    }
}
