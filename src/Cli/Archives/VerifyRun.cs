using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tocsin.Cli.Output;
using Tocsin.Evidence.Verifying;

namespace Tocsin.Cli.Archives;

/// <summary>Checks an archive on any machine: its bytes, its signature, and whether the detectors find the same again.</summary>
internal static class VerifyRun
{
    /// <summary>Runs it.</summary>
    /// <returns>0 when nothing differs, 1 when something does, 2 when it could not be read.</returns>
    public static int Run(VerifyRequest request, Terminal terminal, CancellationToken cancellation)
    {
        if (!File.Exists(request.Path))
            throw new UserError($"there is no file {request.Path}", "check the path");
        using var key = request.Key is { } path ? KeyFile.Public(path) : null;
        var authorities = request.Authorities is { } file ? Certificates(file) : null;
        using var archive = new FileStream(request.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17);
        using var meter = new ProgressMeter(terminal);
        var verification = ExportRun.Guarded(() => EvidenceVerifier.Verify(archive, key, authorities, done => meter.Report("checking", 0, done, archive.Length), cancellation));
        meter.Dispose();
        // Detectors that run on a damaged archive show what the damage means, so they run if they can.
        var again = verification.Manifest is null ? [] : new ReplayRun(archive, verification, request, terminal).Checks(cancellation).ToList();
        var whole = verification with { Checks = [.. verification.Checks, .. again] };
        if (request.Json)
            VerifyPrinter.Json(whole, request, terminal.Json);
        else
            VerifyPrinter.Print(whole, request, terminal);
        return whole.Sound ? ExitCode.Clean : ExitCode.Findings;
    }

    private static X509Certificate2Collection Certificates(string path)
    {
        const string Remedy = "give the authority's certificate (PEM), had from the authority and not from the archive";
        if (!File.Exists(path))
            throw new UserError($"there is no certificate {path}", Remedy);
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(path);
            if (certificates.Count == 0)
                certificates.Add(X509CertificateLoader.LoadCertificateFromFile(path));
        }
        catch (CryptographicException)
        {
            throw new UserError($"{path} holds no certificate", Remedy);
        }

        return certificates;
    }
}
