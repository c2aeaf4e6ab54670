using Shouldly;
using Tocsin.Partners.Stix.Out;
using Tocsin.Storage.Partners;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Partners.Tests.Peers;

/// <summary>The validator of those who make the standard takes what we write.</summary>
public sealed class OasisValidatorTests
{
    private const int Bundles = 2000;
    private const string Variable = "TOCSIN_STIX_VALIDATOR", What = "the OASIS validator (stix2-validator)";

    [Fact]
    public async Task It_takes_the_bundles_of_thousands_of_made_up_incidents()
    {
        using var folder = new TemporaryFolder();
        string[] files = [.. Enumerable.Range(0, Bundles).Select(seed => folder.Write($"{seed}.json", IncidentBundle.Bytes(
            seed % 10 == 0 ? [MadeIncidents.Facts(seed), MadeIncidents.Facts(seed + Bundles)] : [MadeIncidents.Facts(seed)],
            new StixSharing { Office = "Élections \"Cell\" 7", Tlp = (TlpLevel)(seed % 4), Extensions = seed % 3 != 2, Words = seed % 5 == 0 })))];
        (await Peer.AskAsync(Variable, What, "validate.py", files)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_does_refuse_what_is_wrong()
    {
        using var folder = new TemporaryFolder();
        string text = System.Text.Encoding.UTF8.GetString(IncidentBundle.Bytes([MadeIncidents.Facts(1)], new StixSharing { Office = "Cell", Tlp = TlpLevel.Green }));
        string file = folder.Write("wrong.json", text.Replace("\"spec_version\":\"2.1\"", "\"spec_version\":\"9\"", StringComparison.Ordinal));
        (await Peer.AskAsync(Variable, What, "validate.py", file)).ShouldNotBeEmpty();
    }
}
