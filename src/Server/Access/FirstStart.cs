using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Tocsin.Storage;

namespace Tocsin.Server.Access;

/// <summary>The one-time link that makes the owner of a store nobody can sign in to yet.</summary>
/// <remarks>It is handed to whoever runs the server, and written into a file that only they may read; the store has its hash. A restart makes a new one.</remarks>
public sealed class FirstStart(CaseStore store, ServerSettings settings, IServer server) : IHostedLifecycleService
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>The link; null when the store has its owner.</summary>
    public string? Link { get; private set; }

    /// <summary>File with the link.</summary>
    public string File => Path.Combine(settings.Data, "first-start.link");

    /// <summary>Address of this server as a person at this machine types it; passkeys want a name, so it is not a number.</summary>
    public string Base => (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? settings.Listen)
        .Replace("//127.0.0.1", "//localhost", StringComparison.Ordinal).Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal).Replace("//[::]", "//localhost", StringComparison.Ordinal).TrimEnd('/');

    /// <summary>The owner is there: the link opens nothing any more.</summary>
    public void Done()
    {
        Link = null;
        System.IO.File.Delete(File);
    }

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (store.AnyAccount())
        {
            Done();
            return Task.CompletedTask;
        }

        string secret = Secret.New();
        store.ExpectOwner(Secret.Hash(secret), settings.Clock.GetUtcNow() + Kept);
        Link = $"{Base}/start?token={secret}";
        Write(Link);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Write(string link)
    {
        System.IO.File.Delete(File);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(File, options);
        file.Write(Encoding.UTF8.GetBytes(link + "\n"));
    }
}
