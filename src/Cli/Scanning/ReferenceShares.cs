using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Tocsin.Engine.Coordination.Reference;
using Tocsin.Engine.Model;
using Tocsin.Engine.Posts;

namespace Tocsin.Cli.Scanning;

/// <summary>Collects the shares on which the compatibility mode works: every row in input order, repeated ids included.</summary>
/// <remarks>
/// A share is a post that reshares another (its object is that post) or a post with links (one share for each link, as it
/// was posted). A post without an id is known by its file and line.
/// </remarks>
internal sealed class ReferenceShares
{
    private readonly Utf8Pool _objects = new();
    private readonly Utf8Pool _accounts = new();
    private readonly Utf8Pool _contents = new();
    private readonly List<ReferenceShare> _shares = [];

    /// <summary>The true names.</summary>
    public ReferenceNames Names => new(Name(_objects), Name(_accounts), Name(_contents));

    /// <summary>Takes the shares of a batch.</summary>
    public void Add(PostBatch posts)
    {
        for (int i = 0; i < posts.Count; i++)
        {
            var target = posts.Get(i, PostField.ReshareOf);
            if (!target.IsEmpty)
            {
                Add(posts, i, target);
                continue;
            }

            posts.Items(i, out var kinds, out var slices);
            for (int k = 0; k < kinds.Length; k++)
            {
                if (kinds[k] == PostItem.Link)
                    Add(posts, i, posts.Resolve(slices[k]));
            }
        }
    }

    /// <summary>Runs the reference tool's semantics.</summary>
    public ReferenceResult Detect(CompatRequest request, CancellationToken cancellation) => ReferenceCoordination.Detect(
        CollectionsMarshal.AsSpan(_shares),
        Names,
        new ReferenceOptions
        {
            TimeWindowSeconds = request.Window,
            MinParticipation = request.MinParticipation,
            RemoveLoops = !request.KeepLoops,
            EdgeWeight = request.EdgeWeight,
            CountsAsPublished = request.AsPublished,
        },
        cancellation);

    private static int Intern(Utf8Pool pool, ReadOnlySpan<byte> value) => pool.Intern(value, Utf8Pool.Hash(value));

    private static Func<int, string> Name(Utf8Pool pool) => id => Encoding.UTF8.GetString(pool.Get(id));

    private void Add(PostBatch posts, int i, ReadOnlySpan<byte> obj)
    {
        var id = posts.Get(i, PostField.Id);
        if (id.IsEmpty)
            id = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{posts.File}:{posts.Lines[i]}"));
        _shares.Add(new ReferenceShare(
            Intern(_objects, obj), Intern(_accounts, posts.Get(i, PostField.Account)), Intern(_contents, id), posts.Times[i] / 1000.0));
    }
}
