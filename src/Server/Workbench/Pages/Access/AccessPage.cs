using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Tocsin.Server.Access;
using Tocsin.Server.Workbench.Wording;
using Tocsin.Storage;

namespace Tocsin.Server.Workbench.Pages.Access;

/// <summary>What the pages of sign-in, account and people have in common: forms that work without scripts.</summary>
public abstract class AccessPage : ComponentBase
{
    /// <summary>The request.</summary>
    [CascadingParameter]
    protected HttpContext Context { get; set; } = null!;

    /// <summary>The store.</summary>
    [Inject]
    protected CaseStore Store { get; set; } = null!;

    /// <summary>How the person reads.</summary>
    [Inject]
    protected Reader Reader { get; set; } = null!;

    /// <summary>Where to go on.</summary>
    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>What the page says, in the language of the person.</summary>
    protected Texts Texts => Reader.Texts;

    /// <summary>What went well.</summary>
    protected string Said { get; set; } = "";

    /// <summary>What did not.</summary>
    protected string Wrong { get; set; } = "";

    /// <summary>Who asks.</summary>
    protected Caller? Caller => Server.Access.Caller.Of(Context.User);

    /// <summary>The session of this browser.</summary>
    protected string Session => Context.User.FindFirstValue(AccessNames.SessionClaim) ?? "";

    /// <summary>A field of the form that was sent.</summary>
    protected string Posted(string field) => Context.Request.HasFormContentType ? Context.Request.Form[field].ToString() : "";

    /// <summary>Every value of a field.</summary>
    protected IReadOnlyList<string> AllPosted(string field) => Context.Request.HasFormContentType ? [.. Context.Request.Form[field].OfType<string>()] : [];

    /// <summary>Does it, and says how it went.</summary>
    /// <returns>True when it was done.</returns>
    protected bool Do(string said, Action work)
    {
        try
        {
            work();
            Said = Texts[said];
            return true;
        }
        catch (StoreException error)
        {
            Wrong = $"{Texts["access.refused"]} {Phrasebook.Of(Texts, error.Message)}; {Phrasebook.Of(Texts, error.Remedy)}.";
            return false;
        }
    }

    /// <summary>A moment as the person reads it.</summary>
    protected string Moment(DateTimeOffset moment) => Texts.Minute(moment.ToUniversalTime()) + " UTC";

    /// <summary>A role in the person's language.</summary>
    protected string RoleName(Role role) => Texts["access.role." + role.ToString().ToLowerInvariant()];

    /// <summary>A number of days from a list; what else is sent is the default.</summary>
    protected int PostedDays(string field, int otherwise, int most) =>
        int.TryParse(Posted(field), NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days >= 1 && days <= most ? days : otherwise;
}
