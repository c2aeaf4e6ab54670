using System.Security.Cryptography.X509Certificates;
using Shouldly;
using Tocsin.Cli;
using Tocsin.Evidence;
using Tocsin.Evidence.Stamps;
using Tocsin.Evidence.Verifying;
using Xunit;

namespace Tocsin.Tests.Evidence;

/// <summary>Timestamps by a real authority (openssl ts), by hand and over loopback.</summary>
public sealed class EvidenceTimestampTests
{
    [Fact]
    public void A_timestamp_by_hand_is_attached_and_checked_by_tocsin_and_by_openssl()
    {
        using var sample = new EvidenceSample();
        string path = Path.Combine(sample.Folder, "case.zip"), request = Path.Combine(sample.Folder, "out.tsq");
        using var authority = OpenSslAuthority.Make(Path.Combine(sample.Folder, "tsa"));
        Assert.SkipWhen(authority is null, "no openssl on this machine");
        File.WriteAllBytes(path, sample.Archive());
        Run("evidence", "timestamp", path, "--request", request).Code.ShouldBe(ExitCode.Clean);
        string reply = authority.Answer(request);
        var attached = Run("evidence", "timestamp", path, "--response", reply);
        attached.Code.ShouldBe(ExitCode.Clean, attached.Messages);

        byte[] archive = File.ReadAllBytes(path);
        Check(sample, archive, authority.Root).Outcome.ShouldBe(CheckOutcome.Ok);
        Check(sample, archive, authority.Signer).Outcome.ShouldBe(CheckOutcome.Ok);
        Check(sample, archive, null).Says.ShouldContain("whether to trust the signer is not checked");
        using var other = OpenSslAuthority.Make(Path.Combine(sample.Folder, "other"))!;
        Check(sample, archive, other.Root).Differences.ShouldHaveSingleItem().Says.ShouldContain("does not vouch");
        EvidenceContainerTests.Files(archive)[..^1].ShouldBe(EvidenceContainerTests.Files(File.ReadAllBytes(path))[..^1], new SameFile());

        string manifest = Path.Combine(sample.Folder, "manifest.json");
        File.WriteAllBytes(manifest, EvidenceContainerTests.Files(archive).Single(f => f.Name == EntryNames.Manifest).Bytes);
        EvidenceContainerTests.Tool("openssl", "ts", "-verify", "-data", manifest, "-in", reply, "-CAfile", authority.Root, "-untrusted", authority.Signer).ShouldBe(0);

        // Every bit of the reply, also of those parts of it that its own signature does not cover.
        var unnoticed = new List<int>();
        int start = archive.AsSpan().IndexOf(File.ReadAllBytes(reply)), length = File.ReadAllBytes(reply).Length;
        for (int i = 0; i < length; i++)
        {
            archive[start + i] ^= (byte)(1 << (i % 8));
            if (!sample.Verify(archive).Differences.Any(d => d.Place == EntryNames.Timestamp))
                unnoticed.Add(i);
            archive[start + i] ^= (byte)(1 << (i % 8));
        }

        unnoticed.ShouldBeEmpty();
    }

    [Fact]
    public void A_timestamp_over_another_manifest_is_not_taken_and_one_put_in_by_hand_is_exposed()
    {
        using var sample = new EvidenceSample();
        using var authority = OpenSslAuthority.Make(Path.Combine(sample.Folder, "tsa"));
        Assert.SkipWhen(authority is null, "no openssl on this machine");
        string path = Path.Combine(sample.Folder, "case.zip"), query = Path.Combine(sample.Folder, "other.tsq");
        File.WriteAllBytes(path, sample.Archive());
        File.WriteAllBytes(query, TimestampReply.Request("something else"u8, nonce: false).Encode());
        string reply = authority.Answer(query);
        var (code, messages) = Run("evidence", "timestamp", path, "--response", reply);
        code.ShouldBe(ExitCode.Error);
        messages.ShouldContain("over something else than this manifest");
        byte[] forged = EvidenceContainerTests.Rebuilt(File.ReadAllBytes(path), files => [.. files, (EntryNames.Timestamp, File.ReadAllBytes(reply))]);
        sample.Verify(forged).Differences.ShouldHaveSingleItem().Place.ShouldBe(EntryNames.Timestamp);
        byte[] rubbish = EvidenceContainerTests.Rebuilt(File.ReadAllBytes(path), files => [.. files, (EntryNames.Timestamp, "rubbish"u8.ToArray())]);
        sample.Verify(rubbish).Differences.ShouldHaveSingleItem().Says.ShouldContain("no reply");
        byte[] stripped = EvidenceContainerTests.Rebuilt(sample.Archive(stamp: _ => File.ReadAllBytes(reply)), files => files[..^1]);
        sample.Verify(stripped).Differences.ShouldHaveSingleItem().Says.ShouldContain("is missing, though https://authority.example/ was asked");
    }

    [Fact]
    public void An_authority_is_asked_over_loopback_and_its_refusals_end_the_export()
    {
        using var sample = new EvidenceSample();
        using var made = OpenSslAuthority.Make(Path.Combine(sample.Folder, "tsa"));
        Assert.SkipWhen(made is null, "no openssl on this machine");
        using var authority = made.Serving();
        using var screen = new Tocsin.Tests.Cli.Screen();
        byte[] Ask(byte[] manifest) => Tocsin.Cli.Archives.TimestampAuthority.Ask(Tocsin.Cli.Archives.TimestampAuthority.Checked(authority.Address), manifest, screen.Terminal, CancellationToken.None);
        byte[] archive = sample.Archive(stamp: Ask);
        Check(sample, archive, authority.Root).Outcome.ShouldBe(CheckOutcome.Ok);
        // status 2 (rejection) with a text
        authority.Instead = [0x30, 0x0b, 0x30, 0x09, 0x02, 0x01, 0x02, 0x30, 0x04, 0x0c, 0x02, (byte)'n', (byte)'o'];
        Should.Throw<EvidenceException>(() => sample.Archive(stamp: Ask)).Message.ShouldContain("refused (status 2: no)");
        authority.Instead = new byte[TimestampReply.Longest + 1];
        Should.Throw<UserError>(() => sample.Archive(stamp: Ask)).Message.ShouldContain("gave no timestamp");
        // A sound reply to another request: its number is another.
        authority.Instead = File.ReadAllBytes(authority.Answer(Path.Combine(sample.Folder, "tsa", "served.tsq")));
        Should.Throw<EvidenceException>(() => sample.Archive(stamp: Ask)).Message.ShouldContain("its number is another");
    }

    private static EvidenceCheck Check(EvidenceSample sample, byte[] archive, string? certificate)
    {
        X509Certificate2Collection? trusted = null;
        if (certificate is not null)
        {
            trusted = [];
            trusted.ImportFromPemFile(certificate);
        }

        var verification = EvidenceVerifier.Verify(new MemoryStream(archive), sample.Key, trusted, null, CancellationToken.None);
        verification.Checks.Where(c => c.Name != "timestamp").SelectMany(c => c.Differences).ShouldBeEmpty();
        return verification.Checks.Single(c => c.Name == "timestamp");
    }

    private static (int Code, string Messages) Run(params string[] arguments)
    {
        using var screen = new Tocsin.Tests.Cli.Screen();
        int code = screen.Run(arguments).GetAwaiter().GetResult();
        return (code, screen.Messages);
    }

    private sealed class SameFile : IEqualityComparer<(string Name, byte[] Bytes)>
    {
        public bool Equals((string Name, byte[] Bytes) x, (string Name, byte[] Bytes) y) => x.Name == y.Name && x.Bytes.AsSpan().SequenceEqual(y.Bytes);

        public int GetHashCode((string Name, byte[] Bytes) obj) => obj.Name.GetHashCode(StringComparison.Ordinal);
    }
}
