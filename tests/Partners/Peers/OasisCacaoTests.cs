using Shouldly;
using Tocsin.Playbooks;
using Tocsin.Playbooks.Reading;
using Tocsin.Tests.Cli;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Partners.Tests.Peers;

/// <summary>Playbooks as CACAO 2.0: valid by the schemas that OASIS publishes, and in and out equal.</summary>
public sealed class OasisCacaoTests
{
    private const string Variable = "TOCSIN_CACAO_SCHEMAS", What = "the JSON schemas of CACAO 2.0 by OASIS (oasis-open/cacao-json-schemas)";

    [Fact]
    public async Task Every_playbook_that_goes_out_is_valid_by_the_schemas_of_those_who_make_the_standard()
    {
        using var folder = new TemporaryFolder();
        var files = new List<string>();
        foreach (var playbook in PlaybookLibrary.Shipped.Playbooks)
            files.Add(folder.Write(playbook.Name + ".json", await Out(playbook.Name)));
        files.Count.ShouldBe(10);
        (await Peer.AskAsync(Variable, What, "cacao_validate.py", [Schemas, .. files])).ShouldBeEmpty();
    }

    [Fact]
    public async Task They_do_refuse_what_is_wrong()
    {
        using var folder = new TemporaryFolder();
        string text = System.Text.Encoding.UTF8.GetString(await Out("public-note"));
        string file = folder.Write("wrong.json", text.Replace("\"cacao-2.0\"", "\"cacao-9\"", StringComparison.Ordinal));
        (await Peer.AskAsync(Variable, What, "cacao_validate.py", Schemas, file)).ShouldContain("spec_version");
    }

    [Fact]
    public async Task What_goes_out_comes_in_without_a_remark_and_goes_out_again_to_the_byte()
    {
        using var folder = new TemporaryFolder();
        foreach (var playbook in PlaybookLibrary.Shipped.Playbooks)
        {
            byte[] first = await Out(playbook.Name);
            var reading = PlaybookReader.Read(first);
            reading.Problems.ShouldBeEmpty(playbook.Name);
            reading.Playbook!.Json.ToArray().ShouldBe(first);
            folder.Write(playbook.Name + ".json", first);
            (await Out(playbook.Name, "--playbooks", folder.Path)).ShouldBe(first);
        }
    }

    private static string Schemas => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? Path.Combine(path, "schemas") : "";

    private static async Task<byte[]> Out(string name, params string[] more)
    {
        using var screen = new Screen();
        (await screen.Run(["playbooks", "show", name, "--cacao", .. more])).ShouldBe(0, screen.Messages);
        return System.Text.Encoding.UTF8.GetBytes(screen.Output);
    }
}
