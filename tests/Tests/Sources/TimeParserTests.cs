using System.Text;
using CsCheck;
using Shouldly;
using Tocsin.Sources.Times;
using Xunit;

namespace Tocsin.Tests.Sources;

public sealed class TimeParserTests
{
    [Theory]
    [InlineData("2016-11-08T22:00:00Z", "2016-11-08T22:00:00.000")]
    [InlineData("2016-11-08T22:00:00.129Z", "2016-11-08T22:00:00.129")]
    [InlineData("2016-11-08T22:00:00.123456Z", "2016-11-08T22:00:00.123")]
    [InlineData("2016-11-08T22:00:00+05:30", "2016-11-08T16:30:00.000")]
    [InlineData("2016-11-08T22:00:00-0500", "2016-11-09T03:00:00.000")]
    [InlineData("2016-11-08 22:00", "2016-11-08T22:00:00.000")]
    [InlineData("2016-11-08 22:00:01 +0000", "2016-11-08T22:00:01.000")]
    [InlineData("2020-11-03 18:22:11 EST", "2020-11-03T23:22:11.000")]
    [InlineData("2020-11-03 18:22:11 UTC", "2020-11-03T18:22:11.000")]
    [InlineData("2016-11-08", "2016-11-08T00:00:00.000")]
    [InlineData("2016/11/8 7:05", "2016-11-08T07:05:00.000")]
    [InlineData("20161108", "2016-11-08T00:00:00.000")]
    [InlineData("20161108220000", "2016-11-08T22:00:00.000")]
    [InlineData("Wed Oct 10 20:19:24 +0000 2018", "2018-10-10T20:19:24.000")]
    [InlineData("Tue, 08 Nov 2016 22:00:00 GMT", "2016-11-08T22:00:00.000")]
    [InlineData("Tue, 08 Nov 2016 22:00:00 -0500", "2016-11-09T03:00:00.000")]
    [InlineData("8 Nov 16 22:00 EST", "2016-11-09T03:00:00.000")]
    [InlineData("Nov 8, 2016 · 5:00 PM UTC", "2016-11-08T17:00:00.000")]
    [InlineData("November 8, 2016", "2016-11-08T00:00:00.000")]
    [InlineData("10/1/2017 19:58", "2017-10-01T19:58:00.000")]
    [InlineData("10/1/2017 7:58:09 PM", "2017-10-01T19:58:09.000")]
    [InlineData("25/12/2017 12:00 AM", "2017-12-25T00:00:00.000")]
    [InlineData("1.10.2017 19:58", "2017-10-01T19:58:00.000")]
    [InlineData("1604397600", "2020-11-03T10:00:00.000")]
    [InlineData("1604397600.25", "2020-11-03T10:00:00.250")]
    [InlineData("1.6043976e9", "2020-11-03T10:00:00.000")]
    [InlineData("1604397600123", "2020-11-03T10:00:00.123")]
    [InlineData("1604397600123456", "2020-11-03T10:00:00.123")]
    [InlineData("1604397600123456789", "2020-11-03T10:00:00.123")]
    [InlineData(" \"2016-11-08T22:00:00Z\" ", "2016-11-08T22:00:00.000")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000")]
    public void Understands(string text, string expected)
    {
        TimeParser.TryParse(Encoding.UTF8.GetBytes(text), out long milliseconds).ShouldBe(TimeOutcome.Good);
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff", null).ShouldBe(expected);
    }

    [Theory]
    [InlineData("", TimeOutcome.Missing)]
    [InlineData("  ", TimeOutcome.Missing)]
    [InlineData("yesterday", TimeOutcome.Bad)]
    [InlineData("2016-13-08", TimeOutcome.Bad)]
    [InlineData("2017-02-29T00:00:00Z", TimeOutcome.Bad)]
    [InlineData("2016-11-08T25:00:00Z", TimeOutcome.Bad)]
    [InlineData("2016-11-08T22:00:00.12xZ", TimeOutcome.Bad)]
    [InlineData("2016-11-08T22:00:00 QQQ", TimeOutcome.Bad)]
    [InlineData("31/31/2017", TimeOutcome.Bad)]
    [InlineData("1.2.3.4", TimeOutcome.Bad)]
    [InlineData("-", TimeOutcome.Bad)]
    [InlineData("0", TimeOutcome.Implausible)]
    [InlineData("-5", TimeOutcome.Implausible)]
    [InlineData("1970-01-01T00:00:00Z", TimeOutcome.Implausible)]
    [InlineData("2262-04-11T23:47:16Z", TimeOutcome.Implausible)]
    [InlineData("9223372036854775807", TimeOutcome.Implausible)]
    [InlineData("1e300", TimeOutcome.Implausible)]
    public void Says_why_not(string text, TimeOutcome expected) =>
        TimeParser.TryParse(Encoding.UTF8.GetBytes(text), out _).ShouldBe(expected);

    [Fact]
    public void Agrees_with_the_platform_on_every_moment_it_accepts() =>
        Gen.Long[631_152_000_000, 4_102_444_799_999].Sample(expected =>
        {
            var moment = DateTimeOffset.FromUnixTimeMilliseconds(expected);
            byte[] iso = Encoding.UTF8.GetBytes(moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null));
            byte[] rfc = Encoding.UTF8.GetBytes(moment.ToString("r", null));
            TimeParser.TryParse(iso, out long a).ShouldBe(TimeOutcome.Good);
            TimeParser.TryParse(rfc, out long b).ShouldBe(TimeOutcome.Good);
            a.ShouldBe(expected);
            b.ShouldBe(expected / 1000 * 1000);
        });

    [Fact]
    public void Never_throws() =>
        Gen.OneOf(Gen.String, Gen.String["0123456789-:/. TZ+aApPmMGEST,"]).Sample(text =>
        {
            TimeParser.TryParse(Encoding.UTF8.GetBytes(text), out _);
        });
}
