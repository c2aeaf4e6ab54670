using Shouldly;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Sources.Outlets;
using Xunit;

namespace Tocsin.Tests.Sources.Outlets;

/// <summary>FollowTheMoney JSON lines, flat and nested, good and bad.</summary>
public sealed class FtmFileTests
{
    private const string Company =
        """{"id":"g-1","caption":"Gazette","schema":"Company","properties":{"name":["Gazette","The Gazette"],"alias":["Gazeta"],"weakAlias":["GZ"],"website":["https://www.gazette.example/about","https://t.me/gazette"],"country":["vd"],"sourceUrl":["https://list.example/1"]},"datasets":["vd_list"],"first_seen":"2027-01-01"}""";

    private const string Sanction =
        """{"id":"s-1","caption":"S","schema":"Sanction","properties":{"entity":["g-1"],"authority":["Council"],"program":["VD-1"],"reason":["reprints"],"listingDate":["2026"],"endDate":["2027-02"],"programUrl":["https://council.example/p"]},"datasets":["vd_list"]}""";

    private const string Ownership =
        """{"id":"o-1","caption":"O","schema":"Ownership","properties":{"owner":["h-1"],"asset":["g-1"],"percentage":["75"],"startDate":["2020-03-01"]},"datasets":["vd_list"]}""";

    private const string Holding = """{"id":"h-1","caption":"Holding","schema":"PublicBody","properties":{"name":["Holding"],"jurisdiction":["vd"]},"datasets":["vd_list"]}""";

    [Theory]
    [InlineData(Company, Sanction, Ownership, Holding)]
    [InlineData(Holding, Ownership, Sanction, Company)]
    public void Entities_in_any_order_become_statements_with_who_says_so(params string[] lines)
    {
        var load = Read(string.Join('\n', lines));
        var outlet = load.Listed.ShouldHaveSingleItem("an owner without a site is no outlet");
        outlet.Key.ShouldBe("g-1");
        Values(outlet, OutletFactKinds.Name).ShouldBe(["Gazette", "The Gazette", "Gazeta", "GZ"]);
        outlet.Statements.Single(s => s.Value == "GZ").Ground.ShouldBe(OutletFactKinds.WeakName);
        Values(outlet, OutletFactKinds.Domain).ShouldBe(["gazette.example"]);
        Values(outlet, OutletFactKinds.Account).ShouldBe(["telegram:gazette"]);
        var sanction = outlet.Statements.Single(s => s.Kind == OutletFactKinds.Sanction);
        (sanction.Value, sanction.By, sanction.Source, sanction.Since, sanction.Until).ShouldBe(("imposed", "Council", "https://council.example/p", new DateOnly(2026, 1, 1), new DateOnly(2027, 2, 28)));
        sanction.Ground.ShouldBe("VD-1; reprints (OpenSanctions, dataset vd_list)");
        var owner = outlet.Statements.Single(s => s.Kind == OutletFactKinds.Owner);
        (owner.Value, owner.By, owner.Ground, owner.Since).ShouldBe(("Holding", "OpenSanctions", "75 %; PublicBody, vd (OpenSanctions, dataset vd_list)", new DateOnly(2020, 3, 1)));
        outlet.Statements.ShouldNotContain(s => s.Kind == OutletFactKinds.StateLink, "that an owner is a public body is no statement about control");
    }

    [Fact]
    public void Nested_entities_say_the_same()
    {
        string nested = Company.Replace("\"country\"", $"\"sanctions\":[{Sanction.Replace("\"entity\":[\"g-1\"],", "", StringComparison.Ordinal)}],\"ownershipAsset\":[{Ownership.Replace("[\"h-1\"]", $"[{Holding}]", StringComparison.Ordinal).Replace("\"asset\":[\"g-1\"],", "", StringComparison.Ordinal)}],\"country\"", StringComparison.Ordinal);
        Read(nested, "targets.nested.json").Listed.ShouldHaveSingleItem().Statements.ShouldBe(Read(string.Join('\n', Company, Sanction, Ownership, Holding)).Listed[0].Statements, ignoreOrder: true);
    }

    [Fact]
    public void Bad_and_huge_lines_are_named_and_the_good_ones_kept()
    {
        string huge = "{\"id\":\"" + new string('x', 17 * 1024 * 1024) + "\"}";
        string deep = string.Concat(Enumerable.Repeat("{\"properties\":", 200)) + "1" + new string('}', 200);
        var load = Read(string.Join('\n', "not json", "{\"id\":\"1\"}", Company, huge, "[1,2]", "", "{\"id\":\"x\",\"schema\":\"Company\",\"properties\":{\"name\":[1,null,{}],\"website\":\"gazette\"}}", deep, "{\"id\":\"y\",\"schema\":\"Company\",\"properties\":{\"name\":[\"\\ud800 \\u0000\"],\"website\":[\"https://second.example\"]}}"));
        load.Listed.Select(l => l.Key).ShouldBe(["g-1", "y"]);
        load.Problems.Where(p => p.Line > 0).Select(p => p.Line).ShouldBe([1, 2, 4, 5, 8], ignoreOrder: true);
        load.Problems.ShouldAllBe(p => p.Remedy.Length > 0);
        load.Whole.ShouldBeFalse();
    }

    [Fact]
    public void A_body_without_a_site_is_taken_where_its_name_is_known_as_an_outlets()
    {
        string lines = string.Join('\n', Holding, Sanction.Replace("g-1", "h-1", StringComparison.Ordinal));
        Read(lines).Listed.ShouldBeEmpty();
        Read(lines).Problems.ShouldHaveSingleItem().Remedy.ShouldContain("first");
        Read(lines).Whole.ShouldBeTrue();
        Read(lines, known: n => n == "Holding").Listed.ShouldHaveSingleItem().Statements.ShouldContain(s => s.Kind == OutletFactKinds.Sanction);
    }

    [Fact]
    public void A_scan_takes_it_as_a_list_of_outlets_too()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("entities.ftm.json", string.Join('\n', Company, Sanction.Replace("\"endDate\":[\"2027-02\"],", "", StringComparison.Ordinal)));
        var outlet = OutletFile.Read(path).Outlets.ShouldHaveSingleItem();
        outlet.Domains.ShouldBe(["gazette.example"]);
        outlet.Statuses.ShouldHaveSingleItem().By.ShouldBe("Council");
        string kept = folder.Write("kept.ndjson", KnownOutletLines.Write([outlet]));
        var back = OutletFile.Read(kept).Outlets.ShouldHaveSingleItem();
        (back.Name, back.Statuses[0]).ShouldBe((outlet.Name, outlet.Statuses[0]));
    }

    private static IEnumerable<string> Values(ListedOutlet outlet, string kind) => outlet.Statements.Where(s => s.Kind == kind).Select(s => s.Value);

    private static OutletListLoad Read(string content, string name = "entities.ftm.json", Func<string, bool>? known = null)
    {
        using var folder = new TemporaryFolder();
        return OutletListFile.Read(folder.Write(name, content), "OpenSanctions", known ?? (_ => false));
    }
}
