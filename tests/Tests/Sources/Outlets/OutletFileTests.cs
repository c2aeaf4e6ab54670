using Shouldly;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Sources.Outlets;
using Xunit;

namespace Tocsin.Tests.Sources.Outlets;

public sealed class OutletFileTests
{
    [Fact]
    public void Reads_a_plain_table_with_who_says_so_and_why()
    {
        var outlet = Read("domain,name,kind,by,ground,since\nhttps://www.gazette.example/,The Gazette,sanctioned,Council of Valdoria,Act 12,3.4.2027\n").Outlets.ShouldHaveSingleItem();
        outlet.Domains.ShouldBe(["gazette.example"]);
        var status = outlet.Statuses.ShouldHaveSingleItem();
        (status.Kind, status.By, status.Since).ShouldBe(("sanctioned", "Council of Valdoria", new DateOnly(2027, 4, 3)));
        status.Ground.ShouldContain("Act 12");
    }

    [Fact]
    public void Lists_that_know_only_a_name_find_the_site_in_another_list()
    {
        var named = Read("celex,annex,measure,name\n32099R1,XV,Services ban,GAZETTE\n").Outlets;
        var sited = Read("domain,name,bias,credibility\ngazette.example,Gazette,right,low-credibility\n").Outlets;
        var outlet = OutletUnion.Join([.. named, .. sited]).ShouldHaveSingleItem();
        outlet.Domains.ShouldBe(["gazette.example"]);
        outlet.Statuses.Select(s => s.Kind).ShouldBe(["sanctioned", "rated-low"]);
    }

    [Fact]
    public void Account_pages_become_accounts_and_platforms_are_nobodys_site()
    {
        var outlet = Read("URL,Main assets,Typology,Telegram Link,Facebook Link\nhttps://t.me/gazette,Gazette,SC,https://t.me/gazette,https://facebook.com\n").Outlets.ShouldHaveSingleItem();
        outlet.Domains.ShouldBeEmpty();
        outlet.Accounts.ShouldBe(["telegram:gazette"]);
    }

    [Fact]
    public void Neither_a_page_of_a_platform_nor_an_account_makes_one_outlet_of_two()
    {
        var outlets = Read("domain,name,kind,X Link\na.example https://plus.google.com/1,A,state-controlled,https://youtube.com/channel/UC1\nb.example https://plus.google.com/2,B,medium,https://www.youtube.com/channel/UC2\nc.example,C,medium,https://youtube.com/channel/UC2\n").Outlets;
        outlets.Select(o => o.Accounts.Single()).ShouldBe(["youtube:UC1", "youtube:UC2", "youtube:UC2"]);
        OutletUnion.Join(outlets).Select(o => o.Domains.Single()).ShouldBe(["a.example", "b.example", "c.example"]);
    }

    [Fact]
    public void Sites_with_the_same_indicator_are_tied_by_its_tier()
    {
        var ties = Read("indicator_type,indicator_content,domain_name\nga_id,UA-1,a.example.com\nga_id,UA-1,b.example.org\nsubnet,10.0.0,a.example.com\nsubnet,10.0.0,b.example.org\ndomain,x,a.example.com\ndomain,x,c.example.net\n").Ties;
        var tie = ties.ShouldHaveSingleItem();
        (tie.Indicator, tie.Tier).ShouldBe(("ga_id", TieTier.Conclusive));
    }

    [Theory]
    [InlineData("domain,colour\nx.example,red\n", "add a column 'kind'")]
    [InlineData("colour,size\nred,2\n", "name one 'domain'")]
    [InlineData("indicator_type,colour\nga_id,red\n", "add them")]
    [InlineData("nothing", "header row")]
    public void What_is_not_understood_is_said_with_its_remedy(string content, string remedy)
    {
        var load = Read(content);
        load.Outlets.ShouldBeEmpty();
        load.Problems.ShouldContain(p => p.Remedy.Contains(remedy, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("32014R0833_media.csv", 32, "sanctioned")]
    [InlineData("state_media_profiles.csv", 1000, "state-controlled")]
    [InlineData("asd_sites_of_concern.csv.gz", 7000, "listed")]
    [InlineData("mbfc_sources.csv.gz", 3000, "rated-low")]
    [InlineData("opensources_2017.csv", 700, "rated-low")]
    public void Reads_the_real_lists(string file, int least, string kind)
    {
        var outlets = OutletFile.Read(RealData.Path($"outlets/{file}")).Outlets;
        outlets.Count.ShouldBeGreaterThanOrEqualTo(least);
        outlets.ShouldContain(o => o.Statuses[0].Kind == kind);
    }

    private static OutletLoad Read(string content)
    {
        using var folder = new TemporaryFolder();
        return OutletFile.Read(folder.Write("outlets.csv", content));
    }
}
