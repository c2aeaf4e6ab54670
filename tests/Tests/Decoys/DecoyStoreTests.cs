using CsCheck;
using Shouldly;
using Tocsin.Decoys;
using Tocsin.Decoys.Storing;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Decoys;

public sealed class DecoyStoreTests
{
    private static readonly IReadOnlyList<Decoy> Decoys = [.. DecoySet.Make(20).Select(m => m.Decoy)];

    [Theory]
    [InlineData(null)]
    [InlineData("several words that nobody guesses")]
    public void What_is_written_is_read_again(string? passphrase)
    {
        using var folder = new TemporaryFolder();
        var file = new DecoyStoreFile(Path.Combine(folder.Path, "decoys.json"), passphrase);
        file.Change(s => s.With(Decoys), DecoySet.Secret);
        file.Change(s => s.Plant(Decoys[3].Id, new Planting("archive", DecoySet.Planted, "Ida Berg", "second drawer"), move: false));
        var read = file.Read();
        read.Decoys.Select(d => d.Id).ShouldBe(Decoys.Select(d => d.Id));
        read.Decoys[3].Planted.ShouldBe(new Planting("archive", DecoySet.Planted, "Ida Berg", "second drawer"));
        read.Decoys[5].Canaries.ShouldBe(Decoys[5].Canaries);
        string raw = File.ReadAllText(file.Path);
        (passphrase is null).ShouldBe(raw.Contains(Decoys[0].Id, StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Two_makings_at_once_keep_all()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "decoys.json");
        Parallel.For(0, 12, i => new DecoyStoreFile(path).Change(s => s.With([Decoys[i]]), DecoySet.Secret));
        new DecoyStoreFile(path).Read().Decoys.Count.ShouldBe(12);
    }

    [Fact]
    public void A_change_that_fails_leaves_the_store_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var file = new DecoyStoreFile(Path.Combine(folder.Path, "decoys.json"));
        file.Change(s => s.With(Decoys), DecoySet.Secret);
        byte[] before = File.ReadAllBytes(file.Path);
        Should.Throw<PlantingRefusedException>(() => file.Change(s => s.Plant("nobody", new Planting("x", DecoySet.Planted, "y", ""), false)));
        File.WriteAllText(file.Path + ".partial", "left by a kill");
        File.ReadAllBytes(file.Path).ShouldBe(before);
        file.Change(s => s);
        file.Read().Decoys.Count.ShouldBe(20);
    }

    [Fact]
    public void A_second_place_is_refused_with_the_reason_unless_it_is_a_move()
    {
        var store = new DecoyStore(DecoySet.Secret, Decoys).Plant(Decoys[0].Id, new Planting("archive", DecoySet.Planted, "Ida Berg", ""), false);
        var again = new Planting("post room", DecoySet.Planted.AddDays(1), "Ida Berg", "");
        Should.Throw<PlantingRefusedException>(() => store.Plant(Decoys[0].Id, again, false)).Message.ShouldContain("archive");
        store.Plant(Decoys[0].Id, again, true).Decoys[0].Plantings.Count.ShouldBe(2);
    }

    [Fact]
    public void Damage_another_passphrase_and_rubbish_are_said_never_thrown_through()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "decoys.json");
        new DecoyStoreFile(path, "several words that nobody guesses").Change(s => s.With(Decoys.Take(2)), DecoySet.Secret);
        Should.Throw<StoreProblemException>(() => new DecoyStoreFile(path).Read()).Message.ShouldContain("sealed");
        Should.Throw<StoreProblemException>(() => new DecoyStoreFile(path, "other words that nobody guesses").Read()).Message.ShouldContain("does not open");
        string open = Path.Combine(folder.Path, "open.json");
        new DecoyStoreFile(open).Change(s => s.With(Decoys.Take(2)), DecoySet.Secret);
        byte[] good = File.ReadAllBytes(open);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Bool).Sample((at, value, cut) =>
        {
            byte[] bad = cut ? good[..at] : [.. good];
            if (!cut)
                bad[at] = value;
            File.WriteAllBytes(open, bad);
            try
            {
                new DecoyStoreFile(open).Read();
            }
            catch (StoreProblemException)
            {
            }
        }, iter: 2000, threads: 1);
    }
}
