using Shouldly;
using Tocsin.Cli.Output;
using Xunit;

namespace Tocsin.Tests.Cli;

public sealed class TerminalLookTests
{
    [Fact]
    public void A_terminal_gets_colours_boxes_and_blocks() =>
        Look([("TERM", "xterm-256color"), ("LANG", "fr_FR.UTF-8")]).ShouldBe(new TerminalLook(true, true, true, true));

    [Fact]
    public void NO_COLOR_takes_colours_only() =>
        Look([("TERM", "xterm"), ("NO_COLOR", "1")]).ShouldBe(new TerminalLook(false, true, true, true));

    [Fact]
    public void An_empty_NO_COLOR_means_nothing() => Look([("NO_COLOR", "")]).Colours.ShouldBeTrue();

    [Fact]
    public void A_dumb_terminal_gets_ASCII_and_no_redrawing() =>
        Look([("TERM", "dumb")]).ShouldBe(new TerminalLook(false, false, false, false));

    [Fact]
    public void A_pipe_gets_plain_text_with_blocks() =>
        Look([("TERM", "xterm")], outIsTerminal: false).ShouldBe(new TerminalLook(false, false, true, true));

    [Fact]
    public void Another_character_set_gets_ASCII() =>
        Look([("LANG", "fr_FR.ISO-8859-1")]).ShouldBe(new TerminalLook(true, false, false, true));

    [Fact]
    public void LC_ALL_overrules_LANG() =>
        Look([("LC_ALL", "C.UTF-8"), ("LANG", "fr_FR.ISO-8859-1")]).Blocks.ShouldBeTrue();

    private static TerminalLook Look((string Name, string Value)[] variables, bool outIsTerminal = true) =>
        TerminalLook.Of(name => variables.FirstOrDefault(v => v.Name == name).Value, outIsTerminal, errorIsTerminal: true);
}
