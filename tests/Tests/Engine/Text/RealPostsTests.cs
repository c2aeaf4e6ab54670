using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Shouldly;
using Tocsin.Engine.Domains;
using Tocsin.Engine.Text;
using Xunit;

namespace Tocsin.Tests.Engine.Text;

/// <summary>Real posts, where the data is there: what the platform said each post holds, and what we find.</summary>
public sealed class RealPostsTests
{
    private const int Posts = 15_000;

    [Fact]
    public void The_extractor_agrees_with_the_platform_on_links_and_hashtags()
    {
        int links = 0, linksMissed = 0, hashtags = 0, hashtagsMissed = 0;
        foreach (var post in Read())
        {
            var found = Entities(post.GetProperty("text").GetString()!);
            foreach (var url in post.GetProperty("urls").EnumerateArray())
                Count(found.Contains(url.GetString()!), ref links, ref linksMissed);
            foreach (var tag in post.GetProperty("hashtags").EnumerateArray())
                Count(found.Contains("#" + Fold(tag.GetString()!)), ref hashtags, ref hashtagsMissed);
        }

        links.ShouldBeGreaterThan(5_000);
        hashtags.ShouldBeGreaterThan(5_000);
        linksMissed.ShouldBeLessThan(links / 100, $"{linksMissed} of {links} links");
        hashtagsMissed.ShouldBeLessThan(hashtags / 100, $"{hashtagsMissed} of {hashtags} hashtags");
    }

    [Fact]
    public void Normalised_texts_and_canonical_links_are_fixed_points()
    {
        byte[] first = [];
        byte[] second = [];
        byte[] link = new byte[LinkCanonicaliser.MaxOutputLength(LinkCanonicaliser.MaxInput)];
        byte[] again = new byte[link.Length];
        foreach (var post in Read())
        {
            int length = TextNormaliser.Normalise(Encoding.UTF8.GetBytes(post.GetProperty("text").GetString()!), ref first, out _);
            int same = TextNormaliser.Normalise(first.AsSpan(0, length), ref second, out _);
            second.AsSpan(0, same).SequenceEqual(first.AsSpan(0, length)).ShouldBeTrue();
            foreach (var url in post.GetProperty("urls").EnumerateArray())
            {
                if (!LinkCanonicaliser.TryCanonicalise(Encoding.UTF8.GetBytes(url.GetString()!), link, out var canonical))
                    continue;
                LinkCanonicaliser.TryCanonicalise(link.AsSpan(0, canonical.Length), again, out var repeated).ShouldBeTrue();
                again.AsSpan(0, repeated.Length).SequenceEqual(link.AsSpan(0, canonical.Length)).ShouldBeTrue(url.GetString());
            }
        }
    }

    private static void Count(bool hit, ref int all, ref int missed)
    {
        all++;
        missed += hit ? 0 : 1;
    }

    private static HashSet<string> Entities(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var found = new HashSet<string>();
        foreach (var entity in new EntityExtractor(bytes))
        {
            string value = Encoding.UTF8.GetString(bytes, entity.Start, entity.Length);
            found.Add(entity.Kind == EntityKind.Hashtag ? "#" + Fold(value) : value);
        }

        return found;
    }

    private static string Fold(string hashtag)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(hashtag);
        byte[] output = new byte[HashtagFold.MaxOutputLength(bytes.Length)];
        return Encoding.UTF8.GetString(output, 0, HashtagFold.Fold(bytes, output));
    }

    private static IEnumerable<JsonElement> Read()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "Tocsin.slnx")))
            root = Path.GetDirectoryName(root);
        string path = Path.Combine(root ?? "", "..", "shared", "data", "posts", "mixed-2016q4.ndjson.gz");
        if (!File.Exists(path))
            Assert.Skip("Needs the real posts under ../shared/data/posts, which are not part of this repository.");
        return Lines(path).Take(Posts);
    }

    private static IEnumerable<JsonElement> Lines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var post = JsonDocument.Parse(line);
            yield return post.RootElement.Clone();
        }
    }
}
