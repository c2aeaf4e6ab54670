using System.Text.Json;
using Shouldly;
using Tocsin.Cli;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Cli;

public sealed class DomainsCommandTests
{
    [Fact]
    public async Task Screening_prints_one_alarm_a_line_with_the_name_in_full_and_exits_with_one()
    {
        using var folder = new TemporaryFolder();
        string names = folder.Write("new.txt", "bild.vip\nexample.org\nBild.vip\nwelt.ltd\nnot a name\n");
        string ours = folder.Write("ours.txt", "bild.de\nwelt.de # ours\n???\n");
        using var screen = new Screen();
        (await screen.Run("domains", "screen", names, "--protect", ours, "--json")).ShouldBe(ExitCode.Findings);
        var lines = screen.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        lines[..^1].Select(l => (l.GetProperty("type").GetString(), l.GetProperty("name").GetString(), l.GetProperty("protected").GetString(), l.GetProperty("line").GetInt64()))
            .ShouldBe([("alarm", "bild.vip", "bild.de", 1), ("alarm", "welt.ltd", "welt.de", 4)]);
        lines[0].GetProperty("reasons")[0].GetString().ShouldBe("the exact label bild under another suffix");
        lines[^1].GetProperty("alarms").GetInt64().ShouldBe(2);
        screen.Messages.ShouldContain("is no domain name and is not protected");
    }

    [Fact]
    public async Task Nothing_alike_is_a_clean_exit_and_nothing_to_protect_an_error()
    {
        using var folder = new TemporaryFolder();
        string names = folder.Write("new.txt", "example.org\n");
        using (var screen = new Screen())
            (await screen.Run("domains", "screen", names, "--protect", folder.Write("ours.txt", "bild.de\n"))).ShouldBe(ExitCode.Clean);
        using (var screen = new Screen())
        {
            (await screen.Run("domains", "screen", names)).ShouldBe(ExitCode.Error);
            screen.Messages.ShouldContain("--protect");
        }
    }

    [Fact]
    public async Task A_profile_protects_the_domains_of_its_subjects()
    {
        using var folder = new TemporaryFolder();
        using var screen = new Screen();
        await screen.Run("domains", "screen", folder.Write("new.txt", "mail-en-marche.fr\n"), "--election", "fr-2017-president");
        screen.Output.ShouldContain("mail-en-marche.fr");
        screen.Output.ShouldContain("beside words that lure people");
    }

    [Fact]
    public async Task Expanding_lists_permutations_with_their_kind()
    {
        using var screen = new Screen();
        (await screen.Run("domains", "expand", "bild.de")).ShouldBe(ExitCode.Clean);
        screen.Output.ShouldContain("transposition  ibld.de");
        screen.Output.ShouldContain("joined         bild-de.com");
    }
}
