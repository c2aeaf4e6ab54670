using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Tocsin.Cli.Output;
using Xunit;

namespace Tocsin.Tests.Cli;

public sealed class ProgressMeterTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Shows_a_bar_rate_bytes_and_time_left_to_a_person()
    {
        using var screen = new Screen(watched: true, clock: _clock);
        using var meter = new ProgressMeter(screen.Terminal);
        meter.Report("reading", 0, 0, 100_000_000);
        _clock.Advance(TimeSpan.FromSeconds(10));
        meter.Report("reading", 2_000_000, 25_000_000, 100_000_000);
        screen.Messages.ShouldEndWith(
            "reading  [████░░░░░░░░░░░░] 25 %  2,000,000 rows  200,000 rows/s  25.0 MB of 100 MB  30 s left");
    }

    [Fact]
    public void Takes_its_line_away_at_the_end()
    {
        using var screen = new Screen(watched: true, clock: _clock);
        var meter = new ProgressMeter(screen.Terminal);
        meter.Report("reading", 1, 1, 2);
        meter.Dispose();
        screen.Messages.ShouldEndWith("\r\u001b[2K");
    }

    [Fact]
    public void Redraws_ten_times_a_second_at_most()
    {
        using var screen = new Screen(watched: true, clock: _clock);
        using var meter = new ProgressMeter(screen.Terminal);
        for (int i = 0; i < 1000; i++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            meter.Report("reading", i, i, 1000);
        }

        screen.Messages.Split('\r').Length.ShouldBeInRange(9, 12);
    }

    [Fact]
    public void Says_a_line_every_five_seconds_when_nobody_watches()
    {
        using var screen = new Screen(clock: _clock);
        using var meter = new ProgressMeter(screen.Terminal);
        for (int i = 0; i < 120; i++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            meter.Report("reading", i * 1000, i, 120);
        }

        string[] lines = screen.Messages.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(2);
        screen.Messages.ShouldNotContain('\u001b');
        screen.Output.ShouldBeEmpty();
    }

    [Fact]
    public void Says_nothing_about_short_work_when_nobody_watches()
    {
        using var screen = new Screen(clock: _clock);
        using (var meter = new ProgressMeter(screen.Terminal))
            meter.Report("reading", 10, 10, 10);
        screen.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void Survives_more_bytes_than_were_announced()
    {
        using var screen = new Screen(watched: true, clock: _clock);
        using var meter = new ProgressMeter(screen.Terminal);
        meter.Report("reading", 5, 300, 100);
        screen.Messages.ShouldContain("100 %");
    }
}
