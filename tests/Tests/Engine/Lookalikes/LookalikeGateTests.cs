using System.Text;
using CsCheck;
using Shouldly;
using Tocsin.Engine.Domains;
using Tocsin.Engine.Lookalikes;
using Xunit;

namespace Tocsin.Tests.Engine.Lookalikes;

/// <summary>The gates before the index let no resemblance get lost, and turn most strangers away.</summary>
public sealed class LookalikeGateTests
{
    private static readonly Gen<string> Label = Gen.String[Gen.Char["abcdeimnorstuvw01-"], 5, 24];
    private static readonly Gen<string> Stranger = Gen.String[Gen.Char['a', 'z'], 6, 20];

    private static readonly string[] Protected =
    [
        "bild", "spiegel", "nato", "zdf", "interieur", "ut", "theguardian", "lemonde", "en-marche", "conseil-constitutionnel", "rbc", "kyivpost", "gov",
    ];

    [Fact]
    public void A_host_reads_the_same_by_vectors_and_letter_by_letter()
    {
        var text = Gen.String[Gen.Char["abnrv01q9zAZNRV..--_*%/ \u00e9"], 0, 63];
        text.Select(Encoding.Latin1.GetBytes).Sample(host =>
        {
            byte[] vectors = Room(host), scalar = Room(host);
            var (fast, plain) = (HostReading.ReadVectors(vectors, host.Length), HostReading.ReadScalar(scalar, host.Length));
            fast.ShouldBe(plain);
            vectors.ShouldBe(scalar);
        });
    }

    [Fact]
    public void A_host_that_reads_as_canonical_is_the_canonical_form()
    {
        int canonical = 0;
        Gen.String[Gen.Char["abnrvq01AN..--_*%"], 1, 63].Select(Encoding.Latin1.GetBytes).Sample(
            host =>
            {
                var room = new byte[HostReading.Room];
                var reading = HostReading.Read(host, room);
                if (!reading.Canonical)
                    return;
                canonical++;
                var expected = new byte[HostNames.OutputLength];
                HostNames.TryCanonicalise(host, expected, out int length).ShouldBeTrue();
                room[..host.Length].ShouldBe(expected[..length]);
                var plain = new byte[host.Length];
                int written = PlainReading.Write(expected.AsSpan(0, length), plain);
                if (!reading.Disguised)
                    plain[..written].ShouldBe(expected[..length]);
            },
            threads: 1,
            iter: 5000);
        canonical.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Suffixes_found_by_hash_are_those_of_the_list()
    {
        var finder = new SuffixFinder();
        var prefix = new ulong[LabelHash.Longest + 1];
        var hosts = PublicSuffixes.DeeperRules().Select(Encoding.ASCII.GetString).SelectMany(r => new[] { r, "a." + r, "b.a." + r, "xa" + r })
            .Concat(["com", "a.com", "b.a.com", "localhost", "www.ck", "a.ck", "b.a.ck", "a.verylongtopleveldomain", "co.uk", "x.city.kawasaki.jp", "a.kawasaki.jp"]);
        int looked = 0;
        foreach (byte[] host in hosts.Where(h => h.Length <= HostNames.MaxLength).Select(Encoding.ASCII.GetBytes))
        {
            looked++;
            finder.Start(host, new LabelHash(host, prefix)).ShouldBe(PublicSuffixes.SuffixStart(host, privateSection: true), Encoding.ASCII.GetString(host));
        }

        looked.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public void A_part_of_a_host_has_the_hashes_of_the_label_alone() =>
        Gen.Select(Label, Label).Sample((before, label) =>
        {
            byte[] host = Encoding.ASCII.GetBytes(before + "." + label), alone = Encoding.ASCII.GetBytes(label);
            var part = new LabelHash(host, new ulong[host.Length + 1]).Slice(before.Length + 1, host.Length);
            part.Whole.ShouldBe(LabelHash.Of(alone));
            for (int i = 0; i < alone.Length; i++)
                part.Without(i).ShouldBe(LabelHash.Of([.. alone[..i], .. alone[(i + 1)..]]));
        });

    [Fact]
    public void Nothing_one_edit_away_is_turned_away() =>
        Gen.Select(Label, Gen.Int[0, 23], Gen.Int[0, 3], Gen.Char['a', 'z']).Sample((label, place, edit, letter) =>
        {
            int at = place % label.Length;
            string edited = edit switch
            {
                0 => label.Remove(at, 1),
                1 => label.Insert(at, letter.ToString()),
                2 => label[..at] + letter + label[(at + 1)..],
                _ when at + 1 < label.Length => label[..at] + label[at + 1] + label[at] + label[(at + 2)..],
                _ => label,
            };
            MayBeNear(new EditGate([Encoding.ASCII.GetBytes(label)]), edited).ShouldBeTrue($"{label} {edited}");
        });

    [Fact]
    public void Most_strangers_are_turned_away()
    {
        var edits = new EditGate([.. Protected.Where(p => p.Length >= 5).Select(Encoding.ASCII.GetBytes)]);
        var inside = new InsideGate(Forms());
        int near = 0, holds = 0, all = 0;
        Stranger.Sample(
            label =>
            {
                all++;
                near += MayBeNear(edits, label) ? 1 : 0;
                holds += Starts(inside, label) != 0 ? 1 : 0;
            },
            threads: 1,
            iter: 10_000);
        (near / (double)all).ShouldBeLessThan(0.05);
        (holds / (double)all).ShouldBeLessThan(0.1);
    }

    [Fact]
    public void Nothing_protected_inside_a_label_is_passed_over()
    {
        var gate = new InsideGate(Forms());
        Gen.Select(Gen.String[Gen.Char["abx-1"], 0, 20], Gen.Int[0, 12].Select(n => Protected[n]).Where(p => p.Length >= 3), Gen.String[Gen.Char["abx-1"], 0, 20]).Sample((before, name, after) =>
        {
            bool between = before.EndsWith('-') && after.StartsWith('-');
            if (name.Length < 5 && before.Length > 0 && after.Length > 0 && !between)
                return;
            if (before.Length + after.Length > 0)
                (Starts(gate, before + name + after) >> before.Length & 1).ShouldBe(1UL, before + name + after);
        });
        (Starts(gate, "xxgov-kwxx") >> 2 & 1).ShouldBe(1UL);
        Starts(gate, new string('x', 90)).ShouldBe(ulong.MaxValue);
    }

    private static ProtectedForm[] Forms() =>
        [.. Protected.Select((p, n) => new ProtectedForm(n, Encoding.ASCII.GetBytes(p), FormRole.Label) { Tails = p == "gov" ? ["-kw"u8.ToArray(), "kw"u8.ToArray()] : [] })];

    private static ulong Starts(InsideGate gate, string label) =>
        gate.Starts([.. Encoding.ASCII.GetBytes(label), .. new byte[InsideGate.Slack]], label.Length);

    private static bool MayBeNear(EditGate gate, string label) =>
        gate.MayBeNear(new LabelHash(Encoding.ASCII.GetBytes(label), new ulong[label.Length + 1]));

    private static byte[] Room(byte[] host) => [.. host, .. new byte[HostReading.Room - host.Length]];
}
