using System.Text;
using Tocsin.Decoys;
using Tocsin.Decoys.Checking;
using Tocsin.Decoys.Making;
using Tocsin.Engine.Model.Elections;
using Tocsin.Tests.Sources;

namespace Tocsin.Tests.Decoys;

/// <summary>Decoys made from a seed, for tests.</summary>
internal static class DecoySet
{
    internal static readonly DateTimeOffset Made = new(2027, 3, 1, 10, 0, 0, TimeSpan.FromHours(1));

    internal static readonly DateTimeOffset Planted = Made.AddDays(2);

    internal static readonly byte[] Secret = Encoding.ASCII.GetBytes("0123456789abcdef0123456789abcdef");

    internal static MakeOrder Order(int count, params DecoyKind[] kinds) => new()
    {
        Campaign = new ProtectedSubject { Id = "halvorsen", Kind = SubjectKind.Person, Name = "Mira Halvorsen", Domains = ["halvorsen2027.example"] },
        Kinds = kinds.Length > 0 ? kinds : Enum.GetValues<DecoyKind>(),
        Count = count,
        Languages = DecoyMaker.Languages,
        Now = Made,
        LinkHost = "files.halvorsen2027.example",
        ContactDomain = "halvorsen2027.example",
    };

    internal static IReadOnlyList<MadeDecoy> Make(int count, params DecoyKind[] kinds) => Make(Order(count, kinds));

    internal static IReadOnlyList<MadeDecoy> Make(MakeOrder order, string seed = "a seed of enough letters") =>
        new DecoyMaker(new Entropy(Encoding.UTF8.GetBytes(seed)), new DecoyStore(Secret, [])).Make(order);

    /// <summary>Each decoy planted in a place of its own: "place 0", "place 1" …</summary>
    internal static DecoyStore Store(IEnumerable<MadeDecoy> made) => new(
        Secret,
        [.. made.Select((m, i) => m.Decoy with { Plantings = [new Planting($"place {i}", Planted, "Ida Berg", "")] })]);

    internal static CheckReport Check(DecoyStore store, TemporaryFolder folder, params string[] own) =>
        new DecoyChecker(store, new CheckOptions { Now = Made.AddDays(60), OwnHosts = own }).Check([folder.Path], _ => { }, CancellationToken.None);

    /// <summary>Rings in a single file with a text.</summary>
    internal static CheckReport CheckText(DecoyStore store, string text, string name = "found.txt", params string[] own)
    {
        using var folder = new TemporaryFolder();
        folder.Write(name, text);
        return Check(store, folder, own);
    }
}
