using System.Text.Json;
using Shouldly;
using Tocsin.Cli;
using Xunit;

namespace Tocsin.Tests.Cli;

public sealed class ApplicationTests
{
    [Theory]
    [InlineData("verison", "version")]
    [InlineData("quickstrat", "quickstart")]
    [InlineData("sca", "scan")]
    [InlineData("detektors", "detectors")]
    public async Task Suggests_the_command_that_was_meant(string typed, string meant)
    {
        using var screen = new Screen();
        (await screen.Run(typed)).ShouldBe(ExitCode.Error);
        screen.Messages.ShouldContain($"did you mean '{meant}'?");
        screen.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Suggests_the_method_that_was_meant()
    {
        using var screen = new Screen();
        using var folder = new Tocsin.Tests.Sources.TemporaryFolder();
        (await screen.Run("scan", folder.Write("posts.ndjson", "{}\n"), "--method", "co-lnik")).ShouldBe(ExitCode.Error);
        screen.Messages.ShouldContain("did you mean 'co-link'?");
    }

    [Fact]
    public async Task Suggests_the_option_that_was_meant()
    {
        using var screen = new Screen();
        (await screen.Run("scan", "posts.csv", "--electoin", "x.yaml")).ShouldBe(ExitCode.Error);
        screen.Messages.ShouldContain("did you mean '--election'?");
    }

    [Fact]
    public async Task Points_to_help_when_nothing_is_close()
    {
        using var screen = new Screen();
        (await screen.Run("frobnicate")).ShouldBe(ExitCode.Error);
        screen.Messages.ShouldContain("--help");
    }

    [Fact]
    public async Task Shows_examples_in_the_help_of_every_command()
    {
        using var root = new Screen();
        (await root.Run("--help")).ShouldBe(ExitCode.Clean);
        root.Output.ShouldContain("Examples:");
        foreach (string[] command in Commands)
        {
            using var screen = new Screen();
            (await screen.Run([.. command, "--help"])).ShouldBe(ExitCode.Clean);
            screen.Output.ShouldContain("Examples:", customMessage: string.Join(' ', command));
            screen.Output.ShouldContain($"tocsin {string.Join(' ', command)}");
            screen.Output.ShouldContain("--json");
        }
    }

    [Fact]
    public async Task Shows_help_without_arguments()
    {
        using var screen = new Screen();
        (await screen.Run()).ShouldBe(ExitCode.Clean);
        screen.Output.ShouldContain("Usage:");
    }

    [Theory]
    [InlineData("version", "--json")]
    [InlineData("--json", "--version")]
    [InlineData("formats", "--json")]
    [InlineData("methods", "--json")]
    [InlineData("detectors", "--json")]
    [InlineData("election", "samples", "--json")]
    [InlineData("scan", "no-such-file.csv", "--json", "--out", "")]
    [InlineData("evaluate", "no-such-file", "--truth", "nor-this", "--json")]
    [InlineData("nonsense", "--json")]
    public async Task Writes_only_JSON_objects_to_standard_output_when_asked(params string[] args)
    {
        using var screen = new Screen();
        await screen.Run(args);
        screen.Output.ShouldNotBeEmpty();
        foreach (string line in screen.Output.TrimEnd('\n').Split('\n'))
            JsonDocument.Parse(line).RootElement.GetProperty("type").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Never_shows_a_stack_trace()
    {
        using var screen = new Screen();
        (await screen.Run("evaluate", "/no/such/file", "--truth", "/nor/this")).ShouldBe(ExitCode.Error);
        screen.Messages.TrimEnd('\n').Split('\n').Length.ShouldBe(1);
        screen.Messages.ShouldNotContain("   at ");
    }

    [Fact]
    public void Explains_its_own_mistakes_in_one_line_with_a_remedy()
    {
        using var screen = new Screen();
        Failures.Report(new InvalidOperationException("BUG: x\nmore"), screen.Terminal, json: false, CancellationToken.None).ShouldBe(ExitCode.Error);
        screen.Messages.ShouldBe(
            "tocsin: error: Tocsin made a mistake (InvalidOperationException: BUG: x) — set TOCSIN_DEBUG=1 to see the trace, and please report it\n");
    }

    [Fact]
    public void Says_that_an_interrupted_command_wrote_nothing()
    {
        using var screen = new Screen();
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Failures.Report(new OperationCanceledException(), screen.Terminal, json: false, stop.Token).ShouldBe(ExitCode.Interrupted);
        screen.Messages.ShouldBe("tocsin: interrupted; nothing was written\n");
    }

    [Fact]
    public void Is_silent_when_the_reader_of_its_output_has_gone()
    {
        using var screen = new Screen();
        Failures.Report(new IOException("Broken pipe", 32), screen.Terminal, json: false, CancellationToken.None).ShouldBe(ExitCode.Clean);
        screen.Messages.ShouldBeEmpty();
    }

    private static string[][] Commands { get; } =
    [
        ["scan"], ["simulate"], ["evaluate"], ["election", "check"], ["election", "schema"], ["election", "samples"],
        ["formats"], ["detectors"], ["methods"], ["quickstart"], ["version"],
    ];
}
