using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Tocsin.Server.Web;
using Tocsin.Storage;
using Tocsin.Storage.Access;

namespace Tocsin.Server.Access;

/// <summary>What <c>passkeys.js</c> talks to: adding a passkey and signing in with one.</summary>
internal static class PasskeyEndpoints
{
    private const int LongestName = 60;

    public static void MapPasskeys(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/access/passkeys").ExcludeFromDescription();
        group.MapPost("/new", New);
        group.MapPost("/", Add);
        group.MapPost("/ask", Ask).AllowAnonymous();
        group.MapPost("/signin", Enter).AllowAnonymous();
    }

    private static async Task<IResult> New(HttpContext context, CaseStore store, IPasskeyHandler<Account> handler, Ceremonies ceremonies)
    {
        if (AccountOf(context, store) is not { } account)
            return Refused();
        var entity = new PasskeyUserEntity { Id = AccountStore.Handle(account), Name = account.Name, DisplayName = account.Name };
        var made = await handler.MakeCreationOptionsAsync(entity, context).ConfigureAwait(false);
        return Asked(ceremonies.Keep(account.Person, made.AttestationState), made.CreationOptionsJson);
    }

    private static async Task<IResult> Add(HttpContext context, PasskeyAnswer answer, CaseStore store, IPasskeyHandler<Account> handler, Ceremonies ceremonies)
    {
        if (AccountOf(context, store) is not { } account || ceremonies.Take(answer.Id, account.Person) is not { } state)
            return Refused();
        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = answer.Credential.GetRawText(), AttestationState = state }).ConfigureAwait(false);
        if (!result.Succeeded)
            return Refused();
        string name = (answer.Name ?? "").Trim();
        result.Passkey.Name = name.Length > LongestName ? name[..LongestName] : name;
        store.AddPasskey(account.Name, AccountStore.Kept(result.Passkey));
        return Results.Json(new PasskeyGo("/account"), AccessJson.Default.PasskeyGo);
    }

    private static async Task<IResult> Ask(HttpContext context, IPasskeyHandler<Account> handler, Ceremonies ceremonies)
    {
        // No name is asked for: the authenticator knows whose passkey it has, and nobody learns who has one.
        var made = await handler.MakeRequestOptionsAsync(null, context).ConfigureAwait(false);
        return Asked(ceremonies.Keep("", made.AssertionState), made.RequestOptionsJson);
    }

    private static async Task<IResult> Enter(HttpContext context, PasskeyAnswer answer, CaseStore store, IPasskeyHandler<Account> handler, Ceremonies ceremonies, SignIn signIn)
    {
        if (ceremonies.Take(answer.Id, "") is not { } state)
            return Refused();
        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = answer.Credential.GetRawText(), AssertionState = state }).ConfigureAwait(false);
        if (!result.Succeeded)
            return Refused();
        var kept = AccountStore.Kept(result.Passkey);
        store.UsePasskey(kept.Id, kept.Body);
        await signIn.Open(result.User, "passkey").ConfigureAwait(false);
        return Results.Json(new PasskeyGo(LocalPath.Of(answer.Back)), AccessJson.Default.PasskeyGo);
    }

    private static Account? AccountOf(HttpContext context, CaseStore store) => context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } person ? store.FindAccount(person) : null;

    private static IResult Asked(string id, string options)
    {
        using var document = JsonDocument.Parse(options);
        return Results.Json(new PasskeyAsked(id, document.RootElement.Clone()), AccessJson.Default.PasskeyAsked);
    }

    private static IResult Refused() => Problems.Of(StatusCodes.Status400BadRequest, "this passkey opens nothing here", "try again, or sign in with your password");
}
