using Microsoft.Extensions.Time.Testing;
using Tocsin.Storage;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Storage;

/// <summary>A new store in one of its two homes.</summary>
internal sealed class StoreHome : IDisposable
{
    public const string Sqlite = "sqlite", Postgres = "postgresql";

    private readonly TemporaryFolder _folder = new();

    public StoreHome(string home, PostgresServer server)
    {
        Address = StoreAddress.Parse(home == Sqlite ? Path.Combine(_folder.Path, "cases.db") : server.NewDatabase());
        Store = Open();
    }

    /// <summary>Both homes.</summary>
    public static TheoryData<string> Both => [Sqlite, Postgres];

    public StoreAddress Address { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2017, 5, 5, 20, 0, 0, TimeSpan.Zero));

    public CaseStore Store { get; private set; }

    /// <summary>Another connection to the same store.</summary>
    public CaseStore Open() => CaseStore.Open(Address, create: true, Clock);

    public void Reopen()
    {
        Store.Dispose();
        Store = Open();
    }

    public void Dispose()
    {
        Store.Dispose();
        _folder.Dispose();
    }
}
