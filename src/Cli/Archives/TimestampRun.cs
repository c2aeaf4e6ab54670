using Tocsin.Cli.Output;
using Tocsin.Disk;
using Tocsin.Evidence;
using Tocsin.Evidence.Stamps;
using Tocsin.Evidence.Verifying;

namespace Tocsin.Cli.Archives;

/// <summary>A timestamp by hand: the request to carry to an authority, and its reply put behind the archive.</summary>
internal static class TimestampRun
{
    /// <summary>Runs it.</summary>
    /// <exception cref="UserError">The archive is not sound, or the reply is not over it.</exception>
    public static int Run(string path, string? request, string? reply, Terminal terminal, CancellationToken cancellation)
    {
        if (request is null == reply is null)
            throw new UserError("there is nothing to do, or two things at once", "give --request FILE to write the request, or --response FILE to attach the reply");
        if (!File.Exists(path))
            throw new UserError($"there is no file {path}", "check the path");
        return ExportRun.Guarded(() =>
        {
            using var archive = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);
            using var meter = new ProgressMeter(terminal);
            var verification = EvidenceVerifier.Verify(archive, null, null, done => meter.Report("checking", 0, done, archive.Length), cancellation);
            meter.Dispose();
            // A missing stamp that was promised is what this command can mend; all else has to be whole.
            if (verification.Checks.Any(c => c.Name != "timestamp" && c.Outcome == CheckOutcome.Differs))
                throw new UserError($"{path} is not as it was signed: {verification.Differences.First().Place}", $"see {terminal.CommandName} evidence verify; a timestamp would only vouch for the damage");
            byte[] manifest = EvidenceArchive.ManifestBytes(archive, verification);
            if (request is not null)
                Write(request, manifest, terminal);
            else
                Attach(path, archive, verification, manifest, reply!, terminal, cancellation);
            return ExitCode.Clean;
        });
    }

    private static void Write(string request, byte[] manifest, Terminal terminal)
    {
        if (File.Exists(request))
            throw new UserError($"{request} is there already", "name another file");
        DurableFile.Write(request, TimestampReply.Request(manifest, nonce: false).Encode(), overwrite: false);
        terminal.Out.WriteLine($"{SafeText.Clean(request)}: the request. Send it to an authority as application/timestamp-query; it holds a hash and nothing else.");
        terminal.Out.WriteLine("  curl -H 'Content-Type: application/timestamp-query' --data-binary @out.tsq https://AUTHORITY > in.tsr");
    }

    private static void Attach(string path, Stream archive, EvidenceVerification verification, byte[] manifest, string reply, Terminal terminal, CancellationToken cancellation)
    {
        var file = new FileInfo(reply);
        if (!file.Exists)
            throw new UserError($"there is no file {reply}", "give the reply of the authority (.tsr)");
        if (file.Length > TimestampReply.Longest)
            throw new UserError($"{reply} is longer than {TimestampReply.Longest / 1024} kB", "give the reply of the authority (.tsr)");
        byte[] bytes = File.ReadAllBytes(reply);
        var stamp = TimestampReply.Read(bytes, TimestampReply.Request(manifest, nonce: false));
        if (!stamp.IsOver(manifest, null, out var signer))
            terminal.Say("the reply does not hold the certificate of its signer: whoever verifies needs it (--tsa-certificate)");
        signer?.Dispose();
        using var output = new AtomicFile(path);
        EvidenceArchive.Stamp(archive, verification, bytes, output.Stream, cancellation);
        output.Complete();
        terminal.Out.WriteLine($"{SafeText.Clean(path)}: now with a timestamp of {stamp.Time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC. Nothing else in it changed.");
    }
}
