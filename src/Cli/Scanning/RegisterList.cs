using System.Security.Cryptography;
using Tocsin.Cli.Output;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange;
using Tocsin.Sources.Outlets;
using Tocsin.Storage;

namespace Tocsin.Cli.Scanning;

/// <summary>What a scan takes from the register of outlets of its store: kept beside its outputs, so that it can be repeated without the store.</summary>
internal sealed class RegisterList
{
    /// <summary>The file in the output directory.</summary>
    public const string FileName = "outlets-register.ndjson";

    private readonly byte[] _bytes;
    private readonly string _directory;
    private readonly DateOnly _day;

    private RegisterList(byte[] bytes, string directory, DateOnly day)
    {
        (_bytes, _directory, _day) = (bytes, directory, day);
        // Read back from what is kept: a replay sees nothing else.
        Outlets = KnownOutletLines.Read(bytes);
    }

    /// <summary>The outlets.</summary>
    public IReadOnlyList<KnownOutlet> Outlets { get; }

    /// <summary>The file as the conditions of the scan name it.</summary>
    public ConditionFile File => new(Path.Combine(_directory, FileName), _bytes.Length, Hash);

    /// <summary>What the conditions of the scan say.</summary>
    public RegisterUse Use => new(Outlets.Count, _day, Hash);

    private string Hash => Convert.ToHexStringLower(SHA256.HashData(_bytes));

    /// <summary>Takes what is in force today; null without a store, or where its register is empty.</summary>
    public static RegisterList? Of(ScanRequest request, Terminal terminal)
    {
        if (request.Store is not { } place || StoreAddress.Parse(place) is not { } address || (address.File is { } file && !System.IO.File.Exists(file)))
            return null;
        using var store = CaseStore.Open(address, create: true, terminal.Clock);
        var known = store.Outlets().Outlets.Select(o => o.AsKnown()).Where(o => o.Statuses.Count > 0).ToList();
        if (known.Count == 0)
            return null;
        var list = new RegisterList(KnownOutletLines.Write(known), request.Out, DateOnly.FromDateTime(terminal.Clock.GetUtcNow().UtcDateTime));
        terminal.Say($"{Words.Count(known.Count, "outlet")} in force taken from the register of {store.Address}, SHA-256 {list.Hash}");
        return list;
    }

    /// <summary>Writes the file beside the outputs; an older one goes where there is none.</summary>
    /// <returns>The outputs, and it.</returns>
    public static IReadOnlyList<WrittenFile> Write(RegisterList? list, string directory, IReadOnlyList<WrittenFile> outputs)
    {
        string path = Path.Combine(directory, FileName);
        if (list is null)
        {
            System.IO.File.Delete(path);
            return outputs;
        }

        using var file = new AtomicFile(path);
        file.Stream.Write(list._bytes);
        file.Complete();
        return [.. outputs, new WrittenFile(FileName, "what the scan took from the register of outlets", list._bytes.Length, list.Hash)];
    }
}
