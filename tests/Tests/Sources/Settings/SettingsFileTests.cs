using Shouldly;
using Tocsin.Engine.Detectors;
using Tocsin.Sources.Settings;
using Tocsin.Sources.Yaml;
using Xunit;

namespace Tocsin.Tests.Sources.Settings;

public sealed class SettingsFileTests
{
    private static readonly IReadOnlyList<DetectorInfo> Known = [.. DetectorCatalog.All.Select(d => d.Info)];
    private static readonly DetectorInfo CoSharing = Known.Single(d => d.Name == "co-sharing");

    [Fact]
    public void The_file_of_all_defaults_reads_back_to_the_defaults()
    {
        var load = Read(SettingsTemplate.Write(Known));
        load.Mistakes.ShouldBeEmpty();
        load.Given.ShouldBe(Known.Sum(d => d.Settings.Count + 1));
        foreach (var info in Known)
        {
            load.Settings!.For(info).Named.ShouldBe(DetectionSettings.Defaults.For(info).Named);
            load.Settings.Enabled(info).ShouldBeTrue();
        }
    }

    [Fact]
    public void Gives_what_is_written_and_leaves_the_rest()
    {
        var settings = Read("""
            co-sharing: { minimum-weight: 4, windows: [60 s, 10 min] }
            near-duplicate-text: off
            """).Settings!;
        var values = settings.For(CoSharing);
        values.Whole("minimum-weight").ShouldBe(4);
        values.Durations("windows").ShouldBe([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)]);
        values.Whole("minimum-group").ShouldBe(DetectionSettings.Defaults.For(CoSharing).Whole("minimum-group"));
        settings.Enabled(Known.Single(d => d.Name == "near-duplicate-text")).ShouldBeFalse();
    }

    [Fact]
    public void Tells_all_mistakes_at_once_each_with_its_place_and_remedy()
    {
        var load = Read("""
            co-sharing:
              minimum-wieght: 4
              minimum-group: 1
              windows: [10 min, 60 s]
              resolution: 0.05
              resolution: 0.06
            co-shering: {}
            near-duplicate-text: [1]
            """);
        load.Settings.ShouldBeNull();
        load.Mistakes.Select(m => (m.Line, m.Column)).ShouldBe([(2, 3), (3, 18), (4, 12), (6, 3), (7, 1), (8, 22)]);
        load.Mistakes[0].Remedy.ShouldBe("did you mean 'minimum-weight'?");
        load.Mistakes[1].Remedy.ShouldBe("write a whole number (accounts) from 3 to 100; the default is 3");
        load.Mistakes[2].Remedy.ShouldContain("ascending order");
        load.Mistakes[3].What.ShouldContain("stands twice");
        load.Mistakes[4].Remedy.ShouldBe("did you mean 'co-sharing'?");
        load.Mistakes[5].Remedy.ShouldContain("'near-duplicate-text: off'");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("- a")]
    [InlineData("co-sharing: &a { windows: *a }")]
    [InlineData("? [x]\n: y")]
    [InlineData("co-sharing: { minimum-weight: { a: 1 } }")]
    [InlineData("co-sharing: { minimum-weight: NaN }")]
    [InlineData("co-sharing: { minimum-weight: 4.5 }")]
    [InlineData("co-sharing: { windows: [] }")]
    [InlineData("co-sharing: { windows: 1e400 d }")]
    [InlineData("co-sharing:\n\tminimum-weight: 4")]
    [InlineData("<<: 1")]
    public void Explains_what_cannot_be_meant(string yaml)
    {
        var load = Read(yaml);
        load.Settings.ShouldBeNull();
        load.Mistakes.ShouldContain(m => m.Level == MistakeLevel.Error && m.Line > 0 && m.Remedy.Length > 0);
    }

    [Fact]
    public void Aliases_that_multiply_are_refused()
    {
        string yaml = "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Join('\n', Enumerable.Range(1, 12).Select(i => $"b{i}: &b{i} [{string.Join(',', Enumerable.Repeat(i == 1 ? "*a" : $"*b{i - 1}", 9))}]"));
        Read(yaml).Mistakes.ShouldContain(m => m.What.Contains("expand to too many values", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but words\n")]
    [InlineData("co-sharing:\n")]
    public void A_file_that_gives_nothing_gives_the_defaults(string yaml)
    {
        var load = Read(yaml);
        load.Given.ShouldBe(0);
        load.Settings!.For(CoSharing).Named.ShouldBe(DetectionSettings.Defaults.For(CoSharing).Named);
    }

    [Fact]
    public void A_setting_without_a_value_is_a_warning()
    {
        var load = Read("co-sharing:\n  minimum-weight:\n");
        load.Settings.ShouldNotBeNull();
        load.Mistakes.ShouldHaveSingleItem().Level.ShouldBe(MistakeLevel.Warning);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_mistake() =>
        SettingsFile.Load("/nowhere/settings.yaml", Known).Mistakes.ShouldHaveSingleItem().What.ShouldBe("there is no such file");

    [Fact]
    public void The_documentation_holds_the_whole_file()
    {
        // tocsin detectors --yaml prints what belongs between the marks.
        string page = File.ReadAllText(Path.Combine(Root(), "docs", "settings.md"));
        page.ShouldContain($"```yaml\n{SettingsTemplate.Write(Known)}```", customMessage: "eng/settings-page.sh writes docs/settings.md anew");
    }

    private static SettingsLoad Read(string yaml) => SettingsFile.Parse(yaml, "settings.yaml", Known);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Tocsin.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
