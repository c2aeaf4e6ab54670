using System.Net;
using Shouldly;
using Tocsin.Mail.Authentication;
using Tocsin.Mail.Authentication.Spf;
using Tocsin.Tests.Sources;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Tocsin.Tests.Mail;

public sealed class MailSpfSuiteTests
{
    [Fact]
    public void Every_case_of_the_suite_for_RFC_7208_passes()
    {
        var wrong = new List<string>();
        int cases = 0;
        foreach (var scenario in AuthenticationSuite.Documents(RealData.Path("mail-auth/rfc7208-tests.yml")))
        {
            var zone = AuthenticationSuite.Zone(scenario);
            foreach (var (name, node) in (YamlMappingNode)scenario["tests"])
            {
                cases++;
                var test = (YamlMappingNode)node;
                var query = new SpfQuery(IPAddress.Parse(AuthenticationSuite.Text(test, "host")), AuthenticationSuite.Text(test, "helo"), AuthenticationSuite.Text(test, "mailfrom"), "receiver.example", DateTimeOffset.UnixEpoch);
                var outcome = SpfChecker.Check(query, zone);
                string result = outcome.Result.ToString().ToLowerInvariant();
                string[] expected = test["result"] is YamlSequenceNode list ? [.. list.Select(AuthenticationSuite.Text)] : [AuthenticationSuite.Text(test, "result")];
                string explanation = AuthenticationSuite.Text(test, "explanation");
                if (!expected.Contains(result))
                    wrong.Add($"{AuthenticationSuite.Text(name)}: {result} instead of {string.Join(" or ", expected)} ({outcome.Reason})");
                else if (explanation.Length > 0 && (outcome.Explanation ?? "DEFAULT") != explanation)
                    wrong.Add($"{AuthenticationSuite.Text(name)}: explains {outcome.Explanation} instead of {explanation}");
            }
        }

        wrong.ShouldBeEmpty();
        cases.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Records_are_read_as_dig_prints_them()
    {
        var (records, rejected) = RecordFile.Read(["# mine", "a.example. 3600 IN TXT \"v=spf1 \" \"-all\"", "b.example A 192.0.2.1", "c.example TIMEOUT", "nonsense", "d.example MX 10 mx.example"]);
        records.Query("A.example", DnsType.Txt).Records.ShouldBe(["v=spf1 -all"]);
        records.Query("d.example", DnsType.Mx).Records.ShouldBe(["10 mx.example"]);
        records.Query("c.example", DnsType.A).Failed.ShouldBeTrue();
        rejected.ShouldBe([(5, "nonsense")]);
    }
}
