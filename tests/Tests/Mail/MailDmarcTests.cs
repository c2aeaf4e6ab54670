using Shouldly;
using Tocsin.Mail.Authentication;
using Tocsin.Mail.Authentication.Dmarc;
using Xunit;

namespace Tocsin.Tests.Mail;

public sealed class MailDmarcTests
{
    [Theory]
    [InlineData("v=DMARC1; p=reject", "news.shop.co.uk", "bounce.shop.co.uk", AuthResult.Pass, "reject")]
    [InlineData("v=DMARC1; p=reject; aspf=s", "shop.co.uk", "bounce.shop.co.uk", AuthResult.Fail, "reject")]
    [InlineData("v=DMARC1; p=reject; sp=quarantine", "news.shop.co.uk", "other.co.uk", AuthResult.Fail, "quarantine")]
    [InlineData("v=spf1 -all", "shop.co.uk", "shop.co.uk", AuthResult.None, "")]
    public void Alignment_goes_by_the_organisation_and_the_policy_by_the_record(string record, string author, string spf, AuthResult result, string policy)
    {
        var records = new RecordTable();
        records.Add("_dmarc.shop.co.uk", DnsType.Txt, record);
        var outcome = DmarcChecker.Check(author, spf, [], records);
        (outcome.Result, outcome.Policy).ShouldBe((result, policy));
    }

    [Fact]
    public void Several_records_count_as_none_and_a_wrong_percentage_as_all()
    {
        var records = new RecordTable();
        records.Add("_dmarc.a.example", DnsType.Txt, "v=DMARC1; p=none");
        records.Add("_dmarc.a.example", DnsType.Txt, "v=DMARC1; p=reject");
        DmarcChecker.Check("a.example", "", [], records).Result.ShouldBe(AuthResult.None);
        DmarcPolicy.TryParse("v=DMARC1; p=reject; pct=500; fo=1:d")!.ShouldBe(new DmarcPolicy("reject", "reject", false, false, 100, "1:d"));
        DmarcPolicy.TryParse("p=reject; v=DMARC1").ShouldBeNull();
    }
}
