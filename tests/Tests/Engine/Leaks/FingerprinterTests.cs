using Shouldly;
using Tocsin.Engine.Leaks;
using Xunit;

namespace Tocsin.Tests.Engine.Leaks;

public sealed class FingerprinterTests
{
    private static readonly LeakParameters Parameters = LeakParameters.Default;

    [Fact]
    public void SipHash_gives_the_published_value()
    {
        // The vector of eight bytes 00..07 under the key 00..0f in the authors' reference implementation.
        SipHash.Of(0x0706050403020100, 0x0706050403020100, 0x0f0e0d0c0b0a0908).ShouldBe(0x93f5f5799a932462UL);
    }

    [Theory]
    [InlineData("The rally is at\n> the   old har-\n> bour.", "the rally is at the old harbour")]
    [InlineData("Économie moderne", "ECONOMIE MODERNE")]
    [InlineData("modern hall 105", "rnodern haII lO5")]
    [InlineData("раураl", "paypal")]
    public void What_wraps_quotes_or_scans_folds_to_the_same(string one, string other) => Fold(one).ShouldBe(Fold(other));

    [Theory]
    [InlineData("1.5 million", "15 million")]
    [InlineData("120 euro", "130 euro")]
    [InlineData("€ 120", "$ 120")]
    [InlineData("on the 12th", "on the 17th")]
    [InlineData("0123456789", "0123456798")]
    public void What_changes_the_meaning_does_not(string one, string other) => Fold(one).ShouldNotBe(Fold(other));

    [Fact]
    public void Every_symbol_lies_in_a_chosen_gram()
    {
        for (int length = 20; length < 400; length++)
        {
            var fingerprinter = new Fingerprinter(LeakTexts.Keys, Parameters);
            fingerprinter.Read(LeakTexts.Text(length, 200).AsSpan(0, length + 200));
            bool[] covered = new bool[fingerprinter.Folded.Count];
            foreach (var f in fingerprinter.Fingerprints)
                covered.AsSpan(f.At, Parameters.Gram).Fill(true);
            covered.ShouldAllBe(c => c);
        }
    }

    [Fact]
    public void A_shared_passage_of_the_guaranteed_length_gives_a_shared_fingerprint()
    {
        var fingerprinter = new Fingerprinter(LeakTexts.Keys, Parameters);
        for (int seed = 0; seed < 300; seed++)
        {
            string passage = new([.. LeakTexts.Text(seed, 60).Where(char.IsLetter).Take(Parameters.Gram + Parameters.Window + 1)]);
            var one = Hashes(fingerprinter, LeakTexts.Text(seed + 1000, 80) + " x " + passage + " y " + LeakTexts.Text(seed + 2000, 80));
            var other = Hashes(fingerprinter, LeakTexts.Text(seed + 3000, 80) + " z " + passage + " q " + LeakTexts.Text(seed + 4000, 80));
            one.Overlaps(other).ShouldBeTrue($"seed {seed}");
        }
    }

    [Fact]
    public void Another_key_gives_other_fingerprints()
    {
        string text = LeakTexts.Text(1, 300);
        var ours = Hashes(new Fingerprinter(LeakTexts.Keys, Parameters), text);
        var theirs = Hashes(new Fingerprinter(new LeakKeys("another secret of the tests"u8), Parameters), text);
        ours.Overlaps(theirs).ShouldBeFalse();
    }

    [Fact]
    public void Any_input_is_survived()
    {
        var random = new Random(7);
        var fingerprinter = new Fingerprinter(LeakTexts.Keys, Parameters);
        for (int i = 0; i < 2000; i++)
        {
            char[] junk = new char[random.Next(200)];
            for (int c = 0; c < junk.Length; c++)
                junk[c] = (char)random.Next(random.Next(2) == 0 ? 128 : 65536);
            fingerprinter.Read(junk);
            foreach (var f in fingerprinter.Fingerprints)
                f.At.ShouldBeLessThanOrEqualTo(fingerprinter.Folded.Count - Parameters.Gram);
        }
    }

    private static string Fold(string text) => LeakFold.Word(text, new FoldedText());

    private static HashSet<ulong> Hashes(Fingerprinter fingerprinter, string text)
    {
        fingerprinter.Read(text);
        return [.. fingerprinter.Fingerprints.ToArray().Select(f => f.Hash)];
    }
}
