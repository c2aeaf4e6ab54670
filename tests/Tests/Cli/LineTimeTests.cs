using System.Globalization;
using System.Text;
using CsCheck;
using Shouldly;
using Tocsin.Cli.Domains;
using Xunit;

namespace Tocsin.Tests.Cli;

public sealed class LineTimeTests
{
    [Theory]
    [InlineData("2027-03-08T04:12:44Z,name.example", "2027-03-08T04:12:44Z")]
    [InlineData("name.example,2027-03-08", "2027-03-08T00:00:00Z")]
    [InlineData("{\"seen\":\"2027-03-08T06:12:44.5+02:00\",\"name\":\"a.example\"}", "2027-03-08T04:12:44.5Z")]
    [InlineData("2027-03-08 04:12:44 query a.example", "2027-03-08T04:12:44Z")]
    [InlineData("a-2027-03-08b", "2027-03-08T00:00:00Z")]
    [InlineData("x-y-z name-1.example 2027-13-08 2027-03-08", "2027-03-08T00:00:00Z")]
    [InlineData("2027-03-08T", "2027-03-08T00:00:00Z")]
    public void The_first_date_of_a_line_is_found(string line, string moment) =>
        LineTime.Find(Encoding.UTF8.GetBytes(line)).ShouldBe(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("")]
    [InlineData("halvorsen2027-login.example")]
    [InlineData("2027-02-30")]
    [InlineData("12027-03-08")]
    [InlineData("-2027-03-")]
    public void Where_there_is_none_nothing_is_made_up(string line) => LineTime.Find(Encoding.UTF8.GetBytes(line)).ShouldBeNull();

    [Fact]
    public void Anything_is_survived() => Gen.Select(Gen.Char["0123456789-T:+Z. a"].Array[0, 60], c => new string(c)).Sample(line => _ = LineTime.Find(Encoding.UTF8.GetBytes(line)), iter: 20_000);
}
