using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Tocsin.Cli.Output;
using Tocsin.Server;
using Tocsin.Server.Access;
using Tocsin.Storage;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin serve</c>: the duty room.</summary>
public static class ServeCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var store = new StoreOption();
        var data = new Option<string?>("--data") { Description = "Directory for what is accepted and not looked at yet, uploads and keys; beside the store when not given.", HelpName = "DIR" };
        var listen = new Option<string>("--listen") { Description = "Address to listen on. Anything but this machine needs --certificate or --behind-proxy.", HelpName = "URL", DefaultValueFactory = _ => $"http://127.0.0.1:{ServerSettings.DefaultPort}" };
        var certificate = new Option<string?>("--certificate") { Description = "Certificate for HTTPS: PKCS #12 (.pfx, .p12) or PEM.", HelpName = "FILE" };
        var key = new Option<string?>("--certificate-key") { Description = "Private key of a PEM certificate.", HelpName = "FILE" };
        var proxy = new Option<bool>("--behind-proxy") { Description = "A reverse proxy on this machine speaks HTTPS: believe its forwarded headers." };
        var office = new Option<string>("--office") { Description = "The name of your office, as partners read it.", HelpName = "NAME", DefaultValueFactory = _ => ShareCommand.Office };
        var reports = new Option<string[]>("--reports") { Description = "Where reports of scans lie that were kept by commands: evidence of what they found is frozen from there.", HelpName = "DIR…", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var sign = new Option<string?>("--evidence-key") { Description = "The key that signs evidence ('evidence key' makes one); one is made in --data when none is named.", HelpName = "FILE" };
        var alone = new Option<bool>("--password-suffices") { Description = "Let leads and admins in by a password alone. Where others can reach the server they need a code as well, unless this is given." };
        var keep = new Option<int?>("--keep-days") { Description = "Delete posts and files in --data so many days after they arrived and were looked at; a legal hold on the election keeps them. Without it they are kept.", HelpName = "DAYS" };
        var own = new OwnMaterialOptions();
        var command = new TocsinCommand(
            "serve",
            "Run the duty room: API and workbench over a case store.",
            "tocsin serve --store cases.db",
            "tocsin serve --store cases.db --listen https://0.0.0.0:8443 --certificate server.pem --certificate-key server.key",
            "tocsin serve --store cases.db --decoys valdoria-2027=decoys.json --decoys-passphrase valdoria-2027=decoys.passphrase");
        foreach (Option option in new Option[] { store, data, listen, certificate, key, proxy, office, reports, sign, keep, alone })
            command.Options.Add(option);
        own.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            string place = store.Named(parsed) ?? "cases.db";
            var settings = new ServerSettings
            {
                Store = StoreAddress.Parse(place),
                StoreText = StoreAddress.Parse(place).File ?? place,
                Data = parsed.GetValue(data) ?? (StoreAddress.Parse(place).File is { } file ? file + ".server" : "tocsin-server"),
                Listen = parsed.GetRequiredValue(listen),
                Certificate = parsed.GetValue(certificate),
                CertificateKey = parsed.GetValue(key),
                BehindProxy = parsed.GetValue(proxy),
                Office = parsed.GetRequiredValue(office),
                Reports = parsed.GetRequiredValue(reports),
                KeepDays = parsed.GetValue(keep) is < 1 ? throw new UserError($"--keep-days {parsed.GetValue(keep)} keeps nothing", "give at least 1") : parsed.GetValue(keep),
                EvidenceKey = parsed.GetValue(sign),
                Program = OwnProgram.Start,
                Own = own.Read(parsed),
                Clock = terminal.Clock,
            };
            if (!Uri.TryCreate(settings.Listen, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
                throw new UserError($"--listen {settings.Listen} is no address", "for example --listen https://0.0.0.0:8443 --certificate server.pem");
            if (!url.IsLoopback && settings.Certificate is null && !settings.BehindProxy)
                throw new UserError("passwords and keys do not travel unencrypted", "give --certificate FILE, or put a proxy with HTTPS before it: --behind-proxy");
            if (url.Scheme == "https" && settings.Certificate is null)
                throw new UserError("https needs a certificate", "give --certificate FILE");
            await using var app = ServerHost.Build(settings with { SecondFactor = settings.Encrypted && !parsed.GetValue(alone) });
            await app.StartAsync(cancellation).ConfigureAwait(false);
            terminal.Say($"the duty room is open: {settings.Listen}   (Ctrl+C closes it)");
            if (((FirstStart?)app.Services.GetService(typeof(FirstStart)))?.Link is { } link)
                terminal.Say($"nobody can sign in yet: this link, good once and for a day, makes the owner: {link}");
            await app.WaitForShutdownAsync(cancellation).ConfigureAwait(false);
            return ExitCode.Clean;
        });
        return command;
    }
}
