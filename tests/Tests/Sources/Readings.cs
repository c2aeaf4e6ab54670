using System.Text;
using Tocsin.Engine.Model;
using Tocsin.Sources;
using Xunit;

namespace Tocsin.Tests.Sources;

/// <summary>Everything that came of reading some inputs.</summary>
public sealed record Readings(string Posts, IReadOnlyList<Rejection> Rejections, IReadOnlyList<InputFile> Files, IReadOnlyList<long> Sequences)
{
    public IReadOnlyList<string> Lines => Posts.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Readings Of(ReadOptions? options = null, params string[] inputs)
    {
        var log = new RejectionLog();
        var reader = new PostReader(inputs, options ?? new ReadOptions(), log);
        var text = new StringBuilder();
        var sequences = new List<long>();
        foreach (var batch in reader.Read(() => new CanonicalPosts(), TestContext.Current.CancellationToken))
        {
            text.Append(batch.Stage.Text);
            sequences.Add(batch.Posts.Sequence);
        }

        return new Readings(text.ToString(), log.Listed, reader.Files, sequences);
    }

    public static Readings OfBytes(byte[] bytes, string name, ReadOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        return Of(options, folder.Write(name, bytes));
    }

    public static Readings OfText(string text, string name = "input.txt", ReadOptions? options = null) =>
        OfBytes(Encoding.UTF8.GetBytes(text), name, options);
}
