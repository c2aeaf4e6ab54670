using System.Security.Cryptography;
using System.Text;
using Tocsin.Engine.Coordination.Reference;
using Tocsin.Engine.Model;

namespace Tocsin.Cli.Compat;

/// <summary>Collects posts as the reference tool's rows: who shared which object in which post when.</summary>
/// <remarks>
/// The object of a post is the post it reshares (in a CooRTweet table: whatever the analyst put there); a post that reshares
/// nothing gives a row for each of its links. Posts with neither give none. Rows with the same post id are all kept.
/// </remarks>
internal sealed class CompatShares
{
    private readonly List<ReferenceShare> _rows = [];
    private readonly Names _accounts = new();
    private readonly Names _objects = new();
    private readonly Names _contents = new();
    private readonly HashSet<int> _links = [];

    /// <summary>The rows in input order.</summary>
    internal List<ReferenceShare> Rows => _rows;

    /// <summary>Accounts by id.</summary>
    internal IReadOnlyList<string> Accounts => _accounts.Values;

    /// <summary>Objects by id.</summary>
    internal IReadOnlyList<string> Objects => _objects.Values;

    /// <summary>Contents by id.</summary>
    internal IReadOnlyList<string> Contents => _contents.Values;

    /// <summary>True when the object is a link rather than a post.</summary>
    internal bool IsLink(int objectId) => _links.Contains(objectId);

    /// <summary>Takes a batch.</summary>
    internal void Add(PostBatch batch)
    {
        for (int post = 0; post < batch.Count; post++)
        {
            var reshared = batch.Get(post, PostField.ReshareOf);
            if (!reshared.IsEmpty)
            {
                Add(batch, post, _objects.Id(reshared));
                continue;
            }

            batch.Items(post, out var kinds, out var slices);
            for (int i = 0; i < kinds.Length; i++)
            {
                if (kinds[i] != PostItem.Link)
                    continue;
                int link = _objects.Id(batch.Resolve(slices[i]));
                _links.Add(link);
                Add(batch, post, link);
            }
        }
    }

    /// <summary>A key drawn from the rows: the same input gives the same pseudonyms, and nobody without it can make them.</summary>
    internal byte[] Key()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string account in Accounts)
            hash.AppendData(Encoding.UTF8.GetBytes(account + "\n"));
        hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_rows)));
        return hash.GetHashAndReset();
    }

    private void Add(PostBatch batch, int post, int objectId)
    {
        var id = batch.Get(post, PostField.Id);
        // A post without an id is its own content: file and line tell it apart.
        int content = id.IsEmpty
            ? _contents.Id(Encoding.UTF8.GetBytes(FormattableString.Invariant($"line {batch.File}:{batch.Lines[post]}")))
            : _contents.Id(id);
        _rows.Add(new ReferenceShare(objectId, _accounts.Id(batch.Get(post, PostField.Account)), content, batch.Times[post] / 1000.0));
    }

    private sealed class Names
    {
        private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

        internal List<string> Values { get; } = [];

        internal int Id(ReadOnlySpan<byte> utf8)
        {
            string name = Encoding.UTF8.GetString(utf8);
            if (_ids.TryGetValue(name, out int id))
                return id;
            _ids[name] = id = Values.Count;
            Values.Add(name);
            return id;
        }
    }
}
