using Tocsin.Cli.Scanning;
using Tocsin.Documents;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Evidence;
using Tocsin.Evidence.Manifest;
using Tocsin.Sources.Elections;

namespace Tocsin.Cli.Archives;

/// <summary>Everything a scan read, gathered to be frozen: posts, evidence of the hacking half, profile, lists, settings.</summary>
internal sealed class FrozenInputs
{
    private const string RawFolder = "raw/";
    private const string SettingsFolder = "settings/";

    /// <summary>Kinds of evidence that a replay can read again from copies; some need what stays with the office beside them.</summary>
    public static readonly string[] Replayable = ["names", "mail", "logs", "indicators", "sign-ins", "sites", "protected-pages", "dump", "leak-index", "pages"];

    private readonly ExportRequest _request;
    private readonly string _folder;
    private readonly InputFinder _finder;
    private readonly List<EvidenceContent> _contents = [];
    private readonly List<WithheldInput> _withheld = [];
    private int _number;

    private FrozenInputs(ExportRequest request, string folder, InputFinder finder) => (_request, _folder, _finder) = (request, folder, finder);

    /// <summary>The files.</summary>
    public IReadOnlyList<EvidenceContent> Contents => _contents;

    /// <summary>What is left out, and why.</summary>
    public IReadOnlyList<WithheldInput> Withheld => _withheld;

    /// <summary>Gathers them.</summary>
    /// <exception cref="UserError">Something is missing, was changed since, or was never on a disk.</exception>
    public static FrozenInputs Gather(ExportRequest request, ScanFolder scan, InputFinder finder)
    {
        var record = scan.Record;
        var conditions = record.Conditions ?? throw new UserError(
            "this scan does not record how to repeat it", "scan the same inputs again with this version of Tocsin, and export that (what a watch writes cannot be exported: scan its files)");
        var frozen = new FrozenInputs(request, scan.Directory, finder);
        foreach (var input in record.Inputs)
            frozen.Posts(input);
        foreach (var evidence in record.Evidence)
            frozen.Evidence(evidence);
        frozen.Settings(conditions);
        frozen.Secrets(conditions);
        return frozen;
    }

    private void Posts(ScannedInput input)
    {
        if (input.Path == "-")
            throw new UserError("this scan read standard input (-), which nobody kept: there are no bytes to freeze", "save the stream to a file first (… | tee posts.ndjson | tocsin scan -), scan the file, and export that");
        if (Left(EntryRoles.Posts, input.Path, input.Sha256))
            return;
        var found = _finder.File("input", new ConditionFile(input.Path, input.Bytes, input.Sha256));
        Add(EntryRoles.Posts, found, input.Path, null);
        // The archive of a person's own tweets says whose it is in a file beside it.
        string beside = Path.Combine(Path.GetDirectoryName(found.Path) ?? "", "account.js");
        string name = Path.Combine(Path.GetDirectoryName(input.Path) ?? "", "account.js");
        if (input.Format == "x-api-v1" && File.Exists(beside) && _contents.All(c => c.Entry.Source != name))
            Add(EntryRoles.Beside, _finder.Hash(beside), name, null);
    }

    private void Evidence(EvidenceInput evidence)
    {
        if (Left(evidence.Kind, evidence.Path, evidence.Sha256))
            return;
        if (evidence.Sha256.Length == 0)
            throw new UserError($"not every file of {evidence.Path} could be read by the scan, so nobody can say what it read", $"scan again with what can be read, or leave it out with --withhold {evidence.Kind}");
        string path = _finder.Any($"{evidence.Kind} input", new ConditionFile(evidence.Path, evidence.Bytes, evidence.Sha256));
        if (File.Exists(path))
        {
            Add(evidence.Kind, _finder.Hash(path), evidence.Path, null);
            return;
        }

        foreach (var file in FileWalk.Files(path, _ => { }))
            Add(evidence.Kind, _finder.Hash(file.Path), evidence.Path, Path.GetRelativePath(path, file.Path).Replace(Path.DirectorySeparatorChar, '/'));
    }

    private void Settings(ScanConditions conditions)
    {
        if (conditions.Election is { } election)
        {
            // A profile that came with the program is frozen too: the next version may hold another.
            if (!File.Exists(election.Path) && ElectionSamples.Text(election.Path) is { } sample)
                Small(EntryRoles.Profile, SettingsFolder + "election.yaml", election, System.Text.Encoding.UTF8.GetBytes(sample));
            else
                Setting(EntryRoles.Profile, election);
        }

        foreach (var claims in conditions.Claims)
            Setting(EntryRoles.Claims, claims);
        foreach (var outlets in conditions.Outlets)
            Setting(EntryRoles.Outlets, outlets, Beside(outlets));
        if (conditions.Settings is { } settings)
            Setting(EntryRoles.Settings, settings);
        if (conditions.Encoder is { } encoder)
            _withheld.Add(new WithheldInput("encoder", encoder.Path, encoder.Sha256, "a model of hundreds of megabytes that others made; a replay needs it: verify --encoder DIR"));
        if (conditions.Media is { } media)
            _withheld.Add(new WithheldInput("media", media, "", "media files are not frozen; scan/media.csv holds their hashes"));
    }

    private void Secrets(ScanConditions conditions)
    {
        foreach (string secret in conditions.Unrecorded)
            _withheld.Add(new WithheldInput(secret, "", "", secret == "page-store" ? "its snapshots stay in their store" : "it is secret and stays where it is"));
        if (conditions.PseudonymKeyMark is not { } mark || Left(EntryRoles.PseudonymKey, "", ""))
            return;
        string path = _request.PseudonymKey ?? throw new UserError(
            "the scan made its pseudonyms with a key of yours, without which nobody can repeat it",
            $"put the key into the archive with --pseudonym-key FILE (whoever has it can undo the pseudonyms in everything made with it), or leave it out with --withhold {EntryRoles.PseudonymKey}");
        byte[] key = PseudonymKeyFile.Read(path);
        if (ConditionsOf.Mark(key) != mark)
            throw new UserError($"{path} is not the key that the scan used", "give the one that was given to 'tocsin scan --pseudonym-key'");
        _contents.Add(EvidenceContent.Of(SettingsFolder + "pseudonym.key", EntryRoles.PseudonymKey, MediaTypes.Of(""), key));
    }

    private bool Left(string role, string source, string sha256)
    {
        if (!_request.Withhold.Contains(role, StringComparer.Ordinal))
            return false;
        _withheld.Add(new WithheldInput(role, source, sha256, "left out by the exporter"));
        return true;
    }

    private void Setting(string role, ConditionFile recorded, ConditionFile? now = null) => Add(role, _finder.File(role, now ?? recorded), recorded.Path, null, SettingsFolder);

    // What a scan took from a register lies beside its outputs, wherever these were moved.
    private ConditionFile Beside(ConditionFile recorded) =>
        Path.GetFileName(recorded.Path) == RegisterList.FileName && Path.Combine(_folder, RegisterList.FileName) is var path && File.Exists(path) ? recorded with { Path = path } : recorded;

    private void Small(string role, string name, ConditionFile recorded, byte[] bytes)
    {
        var content = EvidenceContent.Of(name, role, MediaTypes.Of(name), bytes);
        if (content.Entry.Sha256 != recorded.Sha256)
            throw new UserError($"the profile {recorded.Path} in this program is not the one that the scan used", "export with the version of Tocsin that scanned, or scan again");
        _contents.Add(content with { Entry = content.Entry with { Source = recorded.Path } });
    }

    private void Add(string role, ConditionFile found, string source, string? below, string folder = RawFolder)
    {
        string name = EntryNames.For(folder, ++_number, below ?? source);
        bool input = folder == RawFolder;
        _contents.Add(new EvidenceContent(
            new EvidenceEntry(name, role, found.Bytes, found.Sha256, MediaTypes.Of(below ?? source))
            {
                Source = source,
                Path = below,
                Capture = input ? new Capture(_request.Origin, _request.Collector, _request.Captured, Whole(File.GetLastWriteTimeUtc(found.Path))) : null,
            },
            () => new FileStream(found.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17, FileOptions.SequentialScan)));
    }

    // As the manifest writes times, to the millisecond.
    private static DateTimeOffset Whole(DateTime time) => DateTimeOffset.FromUnixTimeMilliseconds(new DateTimeOffset(time).ToUnixTimeMilliseconds());
}
