using System.Text;
using Shouldly;
using Tocsin.Engine.Media;
using Tocsin.Tests.Engine.Posts;
using Xunit;

namespace Tocsin.Tests.Engine.Media;

public sealed class MediaIndexTests
{
    private static readonly PerceptualHash Picture = new(0xF0F0F0F0F0F0F0F0, 0x1234567812345678, 0xAAAA5555AAAA5555, 0xFFFF0000FFFF0000);

    [Fact]
    public void Pictures_within_31_bits_of_the_most_common_one_are_one()
    {
        var near = Flip(Picture, 31);
        var far = Picture with { C = Picture.C ^ 0xFFFFFFFF };
        far.Distance(Picture).ShouldBe(32);
        var index = MediaIndex.Build([File("a.jpg", near), File("b.jpg", Picture), File("c.jpg", Picture), File("d.jpg", far)]);
        index.Objects.ShouldBe([$"pdq:{Picture}", $"pdq:{Picture}", $"pdq:{Picture}", $"pdq:{far}"]);
    }

    [Fact]
    public void The_leader_found_is_the_nearest_of_all()
    {
        var random = new Random(5);
        var centres = Enumerable.Range(0, 30).Select(_ => Random(random)).ToArray();
        var hashes = centres.Concat(Enumerable.Range(0, 400).Select(_ => Scatter(centres[random.Next(30)], random.Next(0, 60), random))).Distinct().ToList();
        var leaders = new List<PerceptualHash>();
        var found = PictureClusters.Leaders(hashes);
        foreach (var hash in hashes)
        {
            var nearest = leaders.Where(l => l.Distance(hash) <= PerceptualHash.MostBits).OrderBy(l => l.Distance(hash)).ThenBy(leaders.IndexOf).Cast<PerceptualHash?>().FirstOrDefault();
            found[hash].ShouldBe(nearest ?? hash);
            if (nearest is null)
                leaders.Add(hash);
        }
    }

    [Fact]
    public void What_is_no_picture_or_has_no_structure_is_the_same_byte_for_byte_only()
    {
        var index = MediaIndex.Build([new MediaFile("a.mp4", "11", null, 0), new MediaFile("b.mp4", "11", null, 0), new MediaFile("blank.png", "22", Picture, 10)]);
        index.Objects.ShouldBe(["sha256:11", "sha256:11", "sha256:22"]);
    }

    [Fact]
    public void A_post_refers_to_a_file_by_its_path_or_by_a_name_that_is_nobody_elses()
    {
        var index = MediaIndex.Build(
        [
            new MediaFile("chat/photos/photo_1.jpg", "11", null, 0), new MediaFile("other/photos/photo_1.jpg", "22", null, 0),
            new MediaFile("Fq3xZ9aXwAAbCdE.jpg", "33", null, 0),
            new MediaFile("one/screenshot-2027.png", "44", null, 0), new MediaFile("two/screenshot-2027.png", "55", null, 0),
        ]);
        Find(index, "chat/", "photos/photo_1.jpg").ShouldBe("sha256:11");
        Find(index, "other/", "photos/photo_1.jpg").ShouldBe("sha256:22");
        Find(index, "", "https://pictures.example/media/Fq3xZ9aXwAAbCdE.jpg?name=large").ShouldBe("sha256:33");
        Find(index, "", "photos/photo_1.jpg").ShouldBeNull("the name is short and of two files");
        Find(index, "", "https://pictures.example/screenshot-2027.png").ShouldBeNull("two files have that name");
        Find(index, "", "").ShouldBeNull();
        Find(index, "", new string('a', 5000)).ShouldBeNull();
    }

    [Fact]
    public void Where_the_files_are_there_they_count_and_not_what_they_are_called()
    {
        var media = MediaIndex.Build([File("photos/a.jpg", Picture), File("photos/b.png", Flip(Picture, 5))]);
        Objects(media, "m:photos/a.jpg").ShouldBe([$"media pdq:{Picture}"]);
        Objects(media, "m:holiday.png", "f:photos/b.png").ShouldBe([$"media pdq:{Picture}"]);
        Objects(media, "f:photos/a.jpg", "f:photos/b.png").ShouldBe([$"media pdq:{Picture}"], "one picture twice is shared once");
        Objects(media, "m:unknown.png").ShouldBe(["media unknown.png"]);
        Objects(media, "f:photos/missing.jpg").ShouldBeEmpty("a path says nothing where the file is not there");
        Objects(null, "m:photos/a.jpg", "f:photos/a.jpg").ShouldBe(["media photos/a.jpg"]);
    }

    private static string[] Objects(MediaIndex? media, params string[] items) => new Prepared { Media = media }.Post("", items: items).Objects();

    private static string? Find(MediaIndex index, string folder, string reference) =>
        index.TryFind(Encoding.UTF8.GetBytes(folder), Encoding.UTF8.GetBytes(reference), out var value) ? Encoding.UTF8.GetString(value) : null;

    private static MediaFile File(string path, PerceptualHash hash) => new(path, path, hash, 100);

    private static PerceptualHash Flip(PerceptualHash hash, int bits) => hash with { D = hash.D ^ ((1UL << bits) - 1) };

    private static PerceptualHash Random(Random random) => new((ulong)random.NextInt64(), (ulong)random.NextInt64(), (ulong)random.NextInt64(), (ulong)random.NextInt64());

    private static PerceptualHash Scatter(PerceptualHash hash, int flips, Random random)
    {
        ulong[] words = [hash.A, hash.B, hash.C, hash.D];
        for (int i = 0; i < flips; i++)
            words[random.Next(4)] ^= 1UL << random.Next(64);
        return new PerceptualHash(words[0], words[1], words[2], words[3]);
    }
}
