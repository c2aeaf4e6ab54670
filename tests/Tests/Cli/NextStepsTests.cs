using Shouldly;
using Tocsin.Cli.Scanning;
using Xunit;

namespace Tocsin.Tests.Cli;

public sealed class NextStepsTests
{
    [Fact]
    public void Suggest_the_same_scan_with_the_options_that_were_typed()
    {
        using var screen = new Screen();
        var request = new ScanRequest { Inputs = ["my posts.csv"], Format = "csv", Map = "account=who is it", Election = "fr-2017-president", Out = "report/" };

        var steps = NextSteps.After(request, SampleReport.Full, screen.Terminal);

        steps.ShouldHaveSingleItem().Value.ShouldEndWith(
            "scan 'my posts.csv' --format csv --map 'account=who is it' --election fr-2017-president --reveal --out report-revealed");
    }

    [Fact]
    public void Suggest_an_election_where_none_was_named()
    {
        using var screen = new Screen();
        var request = new ScanRequest { Inputs = ["posts.csv"], Map = "text=body" };

        var steps = NextSteps.After(request, SampleReport.Empty with { Election = null }, screen.Terminal);

        steps[0].Value.ShouldEndWith("scan posts.csv --map text=body --election FILE --out ./tocsin-out");
    }
}
