using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Storage;
using Tocsin.Storage.Partners;

namespace Tocsin.Taxii;

/// <summary>A TAXII 2.1 server over a store, to be mounted in a host that speaks HTTPS.</summary>
/// <remarks>
/// HTTP Basic with the partner's name and the secret of <c>tocsin partners token</c>. Collections per partner and level; those of others do not exist. Errors as
/// section 3.6 has them: 400, 401, 403, 404, 406, 413, 415, 422, 429. Everything is read from the store at the time of the request: what is recalled, or no longer
/// allowed, is gone at once.
/// </remarks>
public static class TaxiiServer
{
    /// <summary>Mounts it.</summary>
    /// <param name="routes">The host's routes.</param>
    /// <param name="store">The store; stays the host's.</param>
    /// <param name="options">How it presents itself.</param>
    /// <param name="clock">The clock.</param>
    public static void MapTaxii(this IEndpointRouteBuilder routes, CaseStore store, TaxiiOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        var ends = new TaxiiEndpoints(store, options, clock);
        string root = options.Root + "collections/{collection}/", one = root + "objects/{object}/";
        Get(options.Discovery, ends.DiscoveryAsync);
        Get(options.Root, ends.RootAsync);
        Get(options.Root + "status/{status}/", ends.StatusAsync);
        Get(options.Root + "collections/", TaxiiEndpoints.CollectionsAsync);
        Get(root, TaxiiEndpoints.CollectionAsync);
        Get(root + "manifest/", ends.ManifestAsync);
        Get(root + "objects/", ends.ObjectsAsync);
        Get(one, ends.ObjectAsync);
        Get(one + "versions/", ends.VersionsAsync);
        routes.MapPost(root + "objects/", ends.Guarded(ends.PushAsync));
        routes.MapDelete(one, ends.Guarded(ends.DeleteAsync));
        routes.Map(options.Root + "{**rest}", ends.Guarded(TaxiiEndpoints.NothingAsync));

        void Get(string path, Func<HttpContext, Partner, Task> answer) => routes.MapGet(path, ends.Guarded(answer));
    }
}
