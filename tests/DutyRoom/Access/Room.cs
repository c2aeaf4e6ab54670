using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tocsin.Server;
using Tocsin.Server.Access;
using Tocsin.Storage;
using Tocsin.Tests.Storage;

namespace Tocsin.DutyRoom.Access;

/// <summary>A real server on loopback over a new store.</summary>
internal sealed class Room : IAsyncDisposable
{
    public const string Owner = "Ida Berg", Password = "a herd of quiet cranes";

    private readonly DirectoryInfo _folder;

    private Room(DirectoryInfo folder, WebApplication app, FakeTimeProvider? clock)
    {
        (_folder, App, Clock) = (folder, app, clock!);
        Store = app.Services.GetRequiredService<CaseStore>();
    }

    public WebApplication App { get; }

    public FakeTimeProvider Clock { get; }

    public CaseStore Store { get; }

    public string Data => Path.Combine(_folder.FullName, "data");

    public Uri Address => new(App.Urls.First());

    public FirstStart First => App.Services.GetRequiredService<FirstStart>();

    /// <summary>Opens one; its clock stands still unless the real one is asked for.</summary>
    public static async Task<Room> Open(AccessLimits? limits = null, bool proxy = false, bool real = false, PostgresServer? postgres = null, Action<CaseStore>? before = null, Action<string>? data = null, IReadOnlyList<string>? program = null, Action<string>? copy = null, IReadOnlyList<string>? reports = null, IReadOnlyDictionary<string, OwnMaterial>? own = null, bool second = false, int quick = 100_000)
    {
        var folder = Directory.CreateTempSubdirectory("tocsin-room");
        var clock = real ? null : new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var address = StoreAddress.Parse(postgres?.NewDatabase() ?? Path.Combine(folder.FullName, "cases.db"));
        copy?.Invoke(address.File!);
        if (before is not null)
        {
            using var store = CaseStore.Open(address, create: true, (TimeProvider?)clock ?? TimeProvider.System);
            before(store);
        }

        if (data is not null)
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "data"));
            data(Path.Combine(folder.FullName, "data"));
        }

        var app = ServerHost.Build(new ServerSettings
        {
            Store = address,
            StoreText = address.File ?? "",
            Data = Path.Combine(folder.FullName, "data"),
            Listen = "http://127.0.0.1:0",
            BehindProxy = proxy,
            SecondFactor = second,
            QuickPosts = quick,
            LongLookEvery = quick < 100_000 ? 1 : 20,
            LongLookRest = quick < 100_000 ? 0 : 9,
            Program = program ?? ["none"],
            Reports = reports ?? [],
            Own = own ?? new Dictionary<string, OwnMaterial>(),
            Limits = limits ?? new AccessLimits { SignIns = 100_000, Strangers = 100_000, Requests = 100_000 },
            Clock = (TimeProvider?)clock ?? TimeProvider.System,
        });
        foreach (string scope in Scopes.All)
            app.MapMethods("/api/try/" + scope, ["GET", "POST"], (HttpContext context) => Caller.Of(context.User) is { } c ? $"{c.Name} {c.Role} {c.Sees("valdoria-2027")} {c.Sees("other-2027")}" : "").RequireAuthorization(scope);
        app.MapMethods("/api/try/session", ["GET", "POST"], (HttpContext context) => Caller.Of(context.User)!.Name);
        await app.StartAsync();
        return new Room(folder, app, clock);
    }

    /// <summary>Somebody with a browser that has no cookies.</summary>
    public Visitor Visitor() => new(this);

    /// <summary>The owner, made by the link of the first start and signed in.</summary>
    public async Task<Visitor> MakeOwner()
    {
        var visitor = Visitor();
        var made = await visitor.Post(new Uri(First.Link!).PathAndQuery, "start", ("name", Owner), ("new", Password), ("again", Password));
        made.Status.ShouldBeRedirect("/account?welcome=1");
        return visitor;
    }

    /// <summary>Somebody invited, signed in.</summary>
    public async Task<Visitor> Make(string name, Role role, params string[] elections)
    {
        string secret = Secret.New();
        Store.Invite(name, role, elections, Secret.Hash(secret), Store.Now.AddHours(1), Owner);
        var visitor = Visitor();
        (await visitor.Post($"/invite?token={secret}", "invite", ("new", Password), ("again", Password))).Status.ShouldBeRedirect("/account?welcome=1");
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
