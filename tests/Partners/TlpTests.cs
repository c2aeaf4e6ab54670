using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Partners.Stix.Out;
using Tocsin.Storage.Partners;
using Xunit;

namespace Tocsin.Partners.Tests;

/// <summary>Levels of the Traffic Light Protocol: one table, and all who speak of them agree with it.</summary>
public sealed class TlpTests
{
    [Fact]
    public void The_enumeration_stands_in_the_order_of_the_table()
    {
        Enum.GetValues<TlpLevel>().Select(l => l.ToString().Replace("Strict", "+Strict", StringComparison.Ordinal).ToLowerInvariant()).ShouldBe(TrafficLightProtocol.Levels);
        foreach (var level in Enum.GetValues<TlpLevel>())
        {
            TlpWords.Read(TlpWords.Title(level)).ShouldBe(level);
            TrafficLightProtocol.OfMarking(TrafficLightProtocol.SecondMarking((int)level)).ShouldBe((int)level);
        }
    }

    [Theory]
    [InlineData("TLP:WHITE", 0)]
    [InlineData("white", 0)]
    [InlineData(" tlp:Green ", 1)]
    [InlineData("TLP:AMBER+STRICT", 3)]
    [InlineData("TLP:PURPLE", -1)]
    [InlineData("", -1)]
    public void Words_are_read_as_people_and_feeds_write_them(string word, int place) => TrafficLightProtocol.Read(word).ShouldBe(place);

    [Fact]
    public void Markings_that_we_write_are_those_of_the_level_in_the_table()
    {
        foreach (var level in Enum.GetValues<TlpLevel>().Where(l => l != TlpLevel.Red && l != TlpLevel.AmberStrict))
            StixConstants.Markings(level).ShouldHaveSingleItem()["id"]!.ToString().ShouldBe(TrafficLightProtocol.FirstMarking((int)level));
        TrafficLightProtocol.FirstMarking((int)TlpLevel.AmberStrict).ShouldBeNull();
        TrafficLightProtocol.OfMarking("marking-definition--00000000-0000-0000-0000-000000000000").ShouldBe(-1);
    }

    [Fact]
    public void No_other_source_file_knows_an_id_of_a_level()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Tocsin.slnx")))
                continue;
            string[] ids = [.. Enumerable.Range(0, TrafficLightProtocol.Levels.Count).SelectMany(p => new[] { TrafficLightProtocol.FirstMarking(p), TrafficLightProtocol.SecondMarking(p) }).OfType<string>().Select(i => i[^36..])];
            Directory.EnumerateFiles(Path.Combine(folder.FullName, "src"), "*.cs", SearchOption.AllDirectories).Where(f => ids.Any(File.ReadAllText(f).Contains)).Select(f => Path.GetFileName(f)).ShouldBe(["TrafficLightProtocol.cs"]);
            return;
        }

        Assert.Fail("BUG: no repository around the test");
    }
}
