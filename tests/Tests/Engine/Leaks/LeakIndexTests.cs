using System.Text;
using Shouldly;
using Tocsin.Engine.Leaks;
using Xunit;

namespace Tocsin.Tests.Engine.Leaks;

public sealed class LeakIndexTests
{
    [Fact]
    public void An_index_tells_its_documents_and_finds_their_fingerprints()
    {
        var index = LeakTexts.Index(LeakTexts.Text(1, 200), LeakTexts.Text(2, 300));
        index.Documents.Select(d => d.Names[0]).ShouldBe(["document 0", "document 1"]);
        Math.Abs(index.Fingerprints - index.Documents.Sum(d => d.Fingerprints)).ShouldBeLessThanOrEqualTo(20);
        LeakTexts.Match(index, LeakTexts.Text(2, 300)).Sources[0].Document.ShouldBe(1);
    }

    [Fact]
    public void The_same_text_under_another_name_is_one_document()
    {
        var builder = new LeakIndexBuilder(LeakTexts.Keys, LeakParameters.Default);
        var fingerprinter = new Fingerprinter(LeakTexts.Keys, LeakParameters.Default);
        var document = LeakIndexBuilder.Prepare(fingerprinter, LeakTexts.Text(1, 100), LeakHeaders.None, LeakTexts.Keys);
        builder.Add("one", document).ShouldBeTrue();
        builder.Add("two", document).ShouldBeFalse();
        builder.Documents.ShouldBe(1);
    }

    [Fact]
    public void Adding_to_an_index_gives_what_enrolling_at_once_gives()
    {
        string[] texts = [.. Enumerable.Range(0, 6).Select(i => LeakTexts.Text(i, 150))];
        var builder = new LeakIndexBuilder(LeakTexts.Keys, LeakParameters.Default);
        builder.Load(new MemoryStream(LeakTexts.Sealed(texts[..3])));
        var fingerprinter = new Fingerprinter(LeakTexts.Keys, LeakParameters.Default);
        for (int i = 3; i < 6; i++)
            builder.Add($"document {i}", LeakIndexBuilder.Prepare(fingerprinter, texts[i], LeakHeaders.None, LeakTexts.Keys));
        using var stream = new MemoryStream();
        builder.Write(stream, new byte[32]);
        stream.ToArray().ShouldBe(LeakTexts.Sealed(texts));
    }

    [Fact]
    public void Any_cut_and_any_changed_byte_is_noticed()
    {
        byte[] index = LeakTexts.Sealed(LeakTexts.Text(1, 3000));
        var random = new Random(3);
        for (int i = 0; i < 400; i++)
        {
            byte[] cut = index[..random.Next(index.Length)];
            Should.Throw<InvalidDataException>(() => LeakTexts.Open(cut));
            byte[] changed = [.. index];
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            Should.Throw<InvalidDataException>(() => LeakTexts.Open(changed));
        }

        Should.Throw<InvalidDataException>(() => LeakTexts.Open([.. index, 0]));
    }

    [Fact]
    public void Chunks_cannot_be_left_out_or_exchanged()
    {
        byte[] index = LeakTexts.Sealed([.. Enumerable.Range(0, 60).Select(i => LeakTexts.Text(i, 12000))]);
        const int head = 8 + 2 + 32 + 16, chunk = (1 << 20) + 16;
        index.Length.ShouldBeGreaterThan(head + (2 * chunk));
        Should.Throw<InvalidDataException>(() => LeakTexts.Open(index[..(head + chunk)]));
        Should.Throw<InvalidDataException>(() => LeakTexts.Open([.. index[..head], .. index[(head + chunk)..]]));
        Should.Throw<InvalidDataException>(() => LeakTexts.Open([.. index[..head], .. index[(head + chunk)..(head + (2 * chunk))], .. index[head..(head + chunk)], .. index[(head + (2 * chunk))..]]));
        LeakTexts.Open(index).Documents.Count.ShouldBe(60);
    }

    [Fact]
    public void Another_key_is_told_from_damage_and_another_file_from_an_index()
    {
        byte[] index = LeakTexts.Sealed(LeakTexts.Text(1, 100));
        Should.Throw<InvalidDataException>(() => LeakIndex.Load(new MemoryStream(index), new LeakKeys("some other secret of somebody"u8))).Message.ShouldContain("key");
        Should.Throw<InvalidDataException>(() => LeakTexts.Open("not at all an index"u8.ToArray())).Message.ShouldContain("no leak index");
    }

    [Fact]
    public void Without_the_key_neither_names_nor_words_nor_fingerprints_can_be_seen()
    {
        string text = LeakTexts.Text(1, 500);
        byte[] index = LeakTexts.Sealed(text);
        string seen = Encoding.Latin1.GetString(index);
        seen.ShouldNotContain("document");
        seen.ShouldNotContain("committee");
        var fingerprinter = new Fingerprinter(LeakTexts.Keys, LeakParameters.Default);
        fingerprinter.Read(text);
        foreach (var fingerprint in fingerprinter.Fingerprints)
            index.AsSpan().IndexOf(BitConverter.GetBytes(fingerprint.Hash)).ShouldBe(-1);
    }

    [Fact]
    public void A_short_secret_is_refused() => Should.Throw<ArgumentException>(() => new LeakKeys("too short"u8));
}
