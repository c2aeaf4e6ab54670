using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Tocsin.Server.Access;

/// <summary>What somebody does on an open page keeps their session alive.</summary>
internal sealed class SessionCircuit(AuthenticationStateProvider states, Activity activity) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        if ((await states.GetAuthenticationStateAsync().ConfigureAwait(false)).User.FindFirst(AccessNames.SessionClaim) is { } claim)
            activity.Session(claim.Value);
        await next(context).ConfigureAwait(false);
    };
}
