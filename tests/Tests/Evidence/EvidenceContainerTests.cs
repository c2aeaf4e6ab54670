using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Shouldly;
using Tocsin.Disk;
using Tocsin.Evidence;
using Tocsin.Evidence.Container;
using Tocsin.Evidence.Manifest;
using Tocsin.Evidence.Verifying;
using Xunit;

namespace Tocsin.Tests.Evidence;

/// <summary>An archive accounts for every byte of itself, and other programs can read it.</summary>
public sealed class EvidenceContainerTests
{
    [Fact]
    public void A_whole_archive_is_sound_and_its_contents_alone_decide_its_bytes()
    {
        using var sample = new EvidenceSample();
        byte[] archive = sample.Archive();
        sample.Verify(archive).Differences.ShouldBeEmpty();
        sample.Verify(archive).Checks.Select(c => (c.Name, c.Outcome)).ShouldBe([("container", CheckOutcome.Ok), ("manifest", CheckOutcome.Ok), ("files", CheckOutcome.Ok), ("signature", CheckOutcome.Ok), ("key", CheckOutcome.Ok), ("timestamp", CheckOutcome.NotChecked)]);
        byte[] again = sample.Archive();
        // All but the signature, which draws a number by lot and is up to two bytes longer or shorter.
        using ZipArchive first = new(new MemoryStream(archive)), second = new(new MemoryStream(again));
        first.Entries.Select(e => e.FullName).ShouldBe(["README.txt", "manifest.json", "manifest.json.sig", "evidence.key.pub", "scan/findings.ndjson", "scan/incidents.json", "raw/0001-posts.ndjson", "raw/0002-empty.txt"]);
        Read(first, "manifest.json").ShouldBe(Read(second, "manifest.json"));
    }

    [Fact]
    public void A_flipped_bit_in_any_byte_is_found_and_named()
    {
        using var sample = new EvidenceSample();
        byte[] archive = sample.Archive();
        var unnoticed = new List<string>();
        // 11 and 8 have no divisor in common: every bit of a byte has its turn, and most bytes have one.
        for (int i = 0; i < archive.Length * 8; i += 11)
        {
            archive[i / 8] ^= (byte)(1 << (i % 8));
            string? named = Named(sample, archive, out _);
            if (named is null)
                unnoticed.Add($"bit {i % 8} of byte {i / 8}");
            archive[i / 8] ^= (byte)(1 << (i % 8));
        }

        unnoticed.ShouldBeEmpty();
    }

    [Fact]
    public void A_flipped_bit_of_a_file_is_named_by_that_file_and_nothing_else()
    {
        using var sample = new EvidenceSample();
        byte[] archive = sample.Archive();
        int at = archive.AsSpan().IndexOf("{\"id\":\"7\""u8);
        archive[at + 8] ^= 1;
        var difference = sample.Verify(archive).Differences.ShouldHaveSingleItem();
        difference.Place.ShouldBe("raw/0001-posts.ndjson");
        difference.Says.ShouldContain("was changed");
    }

    [Fact]
    public void An_archive_cut_off_anywhere_is_no_archive_or_says_where_it_breaks_off()
    {
        using var sample = new EvidenceSample();
        byte[] archive = sample.Archive();
        for (int length = 0; length < archive.Length; length += length < 300 ? 1 : 13)
        {
            string? named = Named(sample, archive[..length], out bool refused);
            named.ShouldNotBeNull($"cut to {length} bytes");
            if (!refused)
                named.ShouldContain("breaks off");
        }
    }

    [Fact]
    public void Bytes_before_between_and_behind_the_files_are_found()
    {
        using var sample = new EvidenceSample();
        byte[] archive = sample.Archive();
        Named(sample, [.. archive, 0], out _).ShouldNotBeNull().ShouldContain("behind the end");
        Named(sample, [0, .. archive], out _).ShouldNotBeNull();
        int second = archive.AsSpan(4).IndexOf("PK\x03\x04"u8) + 4;
        Named(sample, [.. archive[..second], 1, 2, 3, .. archive[second..]], out _).ShouldNotBeNull();
        Named(sample, [.. archive, .. archive], out _).ShouldNotBeNull();
    }

    [Fact]
    public void Files_put_in_another_order_or_exchanged_are_found()
    {
        using var sample = new EvidenceSample();
        var contents = EvidenceSample.Contents;
        byte[] archive = sample.Archive();
        // The same signed manifest around files in another order: only the container can tell.
        byte[] other = Rebuilt(archive, files => [.. files.Take(4), files[5], files[4], .. files.Skip(6)]);
        sample.Verify(other).Differences.ShouldHaveSingleItem().Says.ShouldContain("another order");
        byte[] swapped = Rebuilt(archive, files => [.. files.Take(4), (files[4].Name, files[5].Bytes), (files[5].Name, files[4].Bytes), .. files.Skip(6)]);
        sample.Verify(swapped).Differences.Select(d => d.Place).ShouldBe([contents[1].Entry.Name, contents[2].Entry.Name]);
        byte[] missing = Rebuilt(archive, files => [.. files.Where(f => f.Name != "raw/0001-posts.ndjson")]);
        sample.Verify(missing).Differences.ShouldHaveSingleItem().ShouldBe(new EvidenceDifference("raw/0001-posts.ndjson", "is missing"));
        byte[] more = Rebuilt(archive, files => [.. files, ("raw/0009-planted.txt", "planted"u8.ToArray())]);
        sample.Verify(more).Differences.ShouldHaveSingleItem().Place.ShouldBe("raw/0009-planted.txt");
        byte[] twice = Rebuilt(archive, files => [.. files, files[6]]);
        sample.Verify(twice).Differences.ShouldContain(d => d.Says.Contains("twice", StringComparison.Ordinal));
    }

    [Fact]
    public void Whoever_changes_a_file_and_its_hash_cannot_sign_and_whoever_signs_anew_has_another_key()
    {
        using var sample = new EvidenceSample();
        byte[] archive = sample.Archive();
        List<EvidenceContent> forged = [.. EvidenceSample.Contents];
        forged[3] = EvidenceSample.Text(forged[3].Entry.Name, EntryRoles.Posts, "{\"id\":\"1\",\"account\":\"somebody else\"}\n");
        using var other = SigningKey.Make(Path.Combine(sample.Folder, "other.key"));
        byte[] resigned = sample.Archive(forged, other);
        // The forger's manifest under the true signature and key.
        using var zip = new ZipArchive(new MemoryStream(archive));
        byte[] mixed = Rebuilt(resigned, files => [.. files.Select(f => f.Name is "manifest.json.sig" or "evidence.key.pub" ? (f.Name, Read(zip, f.Name)) : f)]);
        sample.Verify(mixed).Checks.Single(c => c.Name == "signature").Outcome.ShouldBe(CheckOutcome.Differs);
        sample.Verify(resigned, trusted: false).Sound.ShouldBeTrue("without the key nobody can tell, and the check says so");
        sample.Verify(resigned, trusted: false).Checks.Single(c => c.Name == "key").Says.ShouldContain("anybody can make a key");
        sample.Verify(resigned).Differences.ShouldHaveSingleItem().Says.ShouldContain("Somebody else signed");
    }

    [Fact]
    public void A_compressed_bomb_and_entries_that_overlap_are_refused_without_being_unpacked()
    {
        using var sample = new EvidenceSample();
        byte[] archive = sample.Archive();
        using var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in Files(archive))
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(name.StartsWith("raw/", StringComparison.Ordinal) ? new byte[50_000_000] : bytes);
            }
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Named(sample, bomb.ToArray(), out _).ShouldNotBeNull();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(20_000_000);
    }

    [Fact]
    public void Whatever_is_done_to_an_archive_is_named_or_refused_and_never_ends_in_a_mistake_of_ours()
    {
        using var sample = new EvidenceSample();
        byte[] archive = sample.Archive();
        var random = new Random(7);
        for (int i = 0; i < 500; i++)
        {
            int at = random.Next(archive.Length), length = Math.Min(random.Next(1, 200), archive.Length - at);
            byte[] noise = new byte[random.Next(1, 200)];
            random.NextBytes(noise);
            if (i % 3 == 0)
                Array.Fill(noise, (byte)0xFF);
            byte[] changed = [.. archive[..at], .. noise, .. archive[(at + (i % 2 == 0 ? length : Math.Min(noise.Length, archive.Length - at)))..]];
            if (!changed.AsSpan().SequenceEqual(archive))
                Named(sample, changed, out _).ShouldNotBeNull($"change {i}");
        }
    }

    [Fact]
    public void An_export_that_fails_halfway_leaves_no_file()
    {
        using var sample = new EvidenceSample();
        string path = Path.Combine(sample.Folder, "case.zip");
        var failing = EvidenceSample.Contents[3] with { Open = () => throw new IOException("the disk is gone") };
        Should.Throw<IOException>(() =>
        {
            using var file = new Tocsin.Cli.Output.AtomicFile(path);
            EvidenceWriter.Write(file.Stream, EvidenceSample.Manifest(sample.Key), [EvidenceSample.Contents[0], failing], sample.Key, null, CancellationToken.None);
            file.Complete();
        });
        Directory.GetFiles(sample.Folder, "*case*").ShouldBeEmpty();
    }

    [Fact]
    public void A_newer_format_is_refused_with_what_to_do_and_an_unknown_field_is_not_overlooked()
    {
        using var sample = new EvidenceSample();
        Should.Throw<EvidenceException>(() => sample.Verify(sample.Archive(change: m => m with { FormatVersion = 2 }))).Remedy.ShouldContain("newer version");
        sample.Verify(sample.Archive(change: m => m with { FormatVersion = 0 })).Sound.ShouldBeFalse();
        byte[] more = Rebuilt(sample.Archive(), files => [.. files.Select(f => f.Name == "manifest.json" ? (f.Name, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(f.Bytes).Replace("\"election\"", "\"extra\": 1,\n  \"election\"", StringComparison.Ordinal))) : f)]);
        sample.Verify(more).Differences.ShouldContain(d => d.Place == "manifest.json");
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("raw/../../evil.txt")]
    [InlineData("/etc/evil")]
    [InlineData("raw\\evil.txt")]
    [InlineData("raw//evil.txt")]
    [InlineData("C:evil")]
    [InlineData("raw/con.txt")]
    [InlineData("raw/.hidden")]
    [InlineData("raw/ünsafe")]
    public void A_name_that_leads_elsewhere_is_never_allowed(string name)
    {
        EntryNames.IsSafe(name).ShouldBeFalse();
        EntryNames.IsSafe(EntryNames.For("raw/", 1, name)).ShouldBeTrue();
    }

    [Fact]
    public void Content_that_is_not_what_was_announced_stops_the_export()
    {
        using var sample = new EvidenceSample();
        var content = EvidenceSample.Contents[3];
        foreach (byte[] changed in new[] { "longer than it was said to be"u8.ToArray(), [], new byte[content.Entry.Size] })
        {
            var other = content with { Open = () => new MemoryStream(changed) };
            if (changed.Length == 29)
                other = other with { Entry = other.Entry with { Size = 5 } };
            Should.Throw<EvidenceException>(() => sample.Archive([EvidenceSample.Contents[0], other])).Message.ShouldContain("changed while it was being frozen");
        }
    }

    [Fact]
    public void Sizes_and_offsets_beyond_four_gigabytes_are_written_as_zip64_has_them()
    {
        using var output = new MemoryStream();
        var writer = new ContainerWriter(output, new ContainerRecords(limit: 100));
        writer.Add("a.txt", new byte[50]);
        writer.Add("b.txt", new byte[200]);
        writer.Add("c.txt", "end"u8.ToArray());
        writer.Complete();
        using var zip = new ZipArchive(new MemoryStream(output.ToArray()));
        zip.Entries.Select(e => (e.FullName, e.Length)).ShouldBe([("a.txt", 50), ("b.txt", 200), ("c.txt", 3)]);
        Read(zip, "c.txt").ShouldBe("end"u8.ToArray());
    }

    [Fact]
    public void Unzip_python_and_openssl_read_it()
    {
        using var sample = new EvidenceSample();
        string path = Path.Combine(sample.Folder, "case.zip"), unpacked = Path.Combine(sample.Folder, "unpacked");
        File.WriteAllBytes(path, sample.Archive());
        if (Tool("unzip", "-tq", path) is { } unzip)
            unzip.ShouldBe(0);
        if (Tool("python3", "-c", $"import zipfile;z=zipfile.ZipFile('{path}');assert z.testzip() is None;z.extractall('{unpacked}')") is not { } python)
            return;
        python.ShouldBe(0);
        File.ReadAllText(Path.Combine(unpacked, "raw/0001-posts.ndjson")).ShouldStartWith("{\"id\":\"0\"");
        string[] verify = ["dgst", "-sha256", "-verify", $"{unpacked}/evidence.key.pub", "-signature", $"{unpacked}/manifest.json.sig", $"{unpacked}/manifest.json"];
        if (Tool("openssl", verify) is not { } openssl)
            return;
        openssl.ShouldBe(0);
        File.AppendAllText($"{unpacked}/manifest.json", " ");
        Tool("openssl", verify).ShouldBe(1);
    }

    internal static byte[] Rebuilt(byte[] archive, Func<List<(string Name, byte[] Bytes)>, List<(string Name, byte[] Bytes)>> change)
    {
        using var output = new MemoryStream();
        var writer = new ContainerWriter(output);
        foreach (var (name, bytes) in change(Files(archive)))
            writer.Add(name, bytes);
        writer.Complete();
        return output.ToArray();
    }

    internal static List<(string Name, byte[] Bytes)> Files(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        return [.. zip.Entries.Select(e => (e.FullName, Read(zip, e.FullName)))];
    }

    /// <summary>Runs a program; null when it is not installed.</summary>
    internal static int? Tool(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.StandardOutput.ReadToEnd();
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string? Named(EvidenceSample sample, byte[] archive, out bool refused)
    {
        refused = false;
        try
        {
            return sample.Verify(archive).Differences.FirstOrDefault() is { } first ? $"{first.Place}: {string.Join("; ", sample.Verify(archive).Differences.Select(d => d.Place + " " + d.Says))}" : null;
        }
        catch (EvidenceException e)
        {
            refused = true;
            return e.Message;
        }
    }

    private static byte[] Read(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
