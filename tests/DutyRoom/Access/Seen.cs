using System.Net;
using Shouldly;

namespace Tocsin.DutyRoom.Access;

/// <summary>What came back.</summary>
internal sealed record Seen(Answer Status, string Body, IReadOnlyList<string> Cookies, IReadOnlyDictionary<string, string> Headers);

/// <summary>How it was answered.</summary>
internal sealed record Answer(HttpStatusCode Code, string Location)
{
    public void ShouldBeRedirect(string to)
    {
        Code.ShouldBe(HttpStatusCode.Redirect);
        Location.ShouldBe(to);
    }
}
