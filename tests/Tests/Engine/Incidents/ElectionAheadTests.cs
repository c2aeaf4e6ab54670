using Shouldly;
using Tocsin.Engine.Incidents;
using Tocsin.Engine.Model.Elections;
using Xunit;

namespace Tocsin.Tests.Engine.Incidents;

/// <summary>What of the calendar is ahead.</summary>
public sealed class ElectionAheadTests
{
    private static readonly Election Election = Cases.Election() with
    {
        Periods =
        [
            new(PeriodKind.Silence, "Pre-vote silence", Cases.At("2017-05-06 00:00"), Cases.At("2017-05-07 20:00")),
            new(PeriodKind.Round, "Second round", Cases.At("2017-05-07 08:00"), Cases.At("2017-05-07 20:00")),
            new(PeriodKind.Silence, "Silence of June", Cases.At("2017-06-10 00:00"), Cases.At("2017-06-11 20:00")),
        ],
    };

    [Theory]
    [InlineData("2017-05-04 20:00", "Pre-vote silence in 1 day 4 h", "Second round in 2 days 12 h")]
    [InlineData("2017-05-06 12:00", "Pre-vote silence: now, 1 day 8 h more", "Silence of June in 34 days 12 h", "Second round in 20 h")]
    [InlineData("2017-05-07 09:30", "Pre-vote silence: now, 10 h 30 min more", "Second round: now, 10 h 30 min more", "Silence of June in 33 days 14 h")]
    [InlineData("2017-06-12 20:00", "all rounds are over since 1 day")]
    public void The_nearest_silence_and_round_are_told(string now, params string[] expected) =>
        ElectionAhead.Of(Election, Cases.At(now)).ShouldBe(expected);

    [Fact]
    public void Without_a_calendar_nothing_is_told() => ElectionAhead.Of(Cases.Election() with { Periods = [] }, Cases.Start).ShouldBeEmpty();
}
