using Shouldly;
using SkiaSharp;
using Tocsin.Pictures;
using Tocsin.Tests.Engine.Media;
using Xunit;

namespace Tocsin.Tests.Pictures;

public sealed class MediaFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tocsin-media-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void One_picture_in_other_sizes_and_formats_is_one_picture()
    {
        Write("photos/a.png", Encode(1, 640, 480, SKEncodedImageFormat.Png, 100));
        Write("photos/b.jpg", Encode(1, 640, 480, SKEncodedImageFormat.Jpeg, 40));
        Write("photos/c.webp", Encode(1, 320, 240, SKEncodedImageFormat.Webp, 60));
        Write("photos/other.jpg", Encode(2, 640, 480, SKEncodedImageFormat.Jpeg, 80));
        var reading = MediaFolder.Read(_folder, 2, CancellationToken.None);
        reading.Problems.ShouldBeEmpty();
        reading.Index.Files.Select(f => f.Path).ShouldBe(["photos/a.png", "photos/b.jpg", "photos/c.webp", "photos/other.jpg"]);
        reading.Index.Objects.Take(3).Distinct().ShouldHaveSingleItem().ShouldStartWith("pdq:");
        reading.Index.Objects[3].ShouldNotBe(reading.Index.Objects[0]);
        MediaFolder.Read(_folder, 1, CancellationToken.None).Index.Objects.ShouldBe(reading.Index.Objects);
    }

    [Fact]
    public void What_is_no_picture_counts_byte_for_byte_and_damage_is_named()
    {
        byte[] whole = Encode(1, 400, 300, SKEncodedImageFormat.Png, 100);
        Write("empty.jpg", []);
        Write("film.mp4", "not a picture"u8.ToArray());
        Write("same.mp4", "not a picture"u8.ToArray());
        Write("huge.png", Header(whole, 60_000, 60_000));
        Write("tiny.png", Encode(1, 3, 3, SKEncodedImageFormat.Png, 100));
        var reading = MediaFolder.Read(_folder, 2, CancellationToken.None);
        reading.Index.Files.Count.ShouldBe(5);
        reading.Index.Files.ShouldAllBe(f => f.Hash == null && f.Sha256.Length == 64);
        reading.Index.Objects[Array.FindIndex([.. reading.Index.Files], f => f.Path == "film.mp4")]
            .ShouldBe(reading.Index.Objects[Array.FindIndex([.. reading.Index.Files], f => f.Path == "same.mp4")]);
        reading.Problems.Select(p => Path.GetFileName(p.Path)).ShouldBe(["huge.png", "tiny.png"]);
        reading.Problems[0].Problem.ShouldContain("60000 by 60000");
    }

    [Fact]
    public void Damaged_bytes_are_survived()
    {
        var reader = new PictureReader();
        var random = new Random(7);
        foreach (var format in new[] { SKEncodedImageFormat.Png, SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Webp })
        {
            byte[] good = Encode(3, 120, 90, format, 70);
            for (int round = 0; round < 150; round++)
            {
                byte[] bad = good[..random.Next(good.Length + 1)];
                for (int i = 0; i < Math.Min(8, bad.Length); i++)
                    bad[random.Next(bad.Length)] = (byte)random.Next(256);
                Should.NotThrow(() => reader.Hash(bad, out _, out _));
            }
        }
    }

    [Fact]
    public void Links_out_of_the_folder_are_not_followed()
    {
        string secret = Path.Combine(Path.GetTempPath(), $"tocsin-secret-{Path.GetFileName(_folder)}.txt");
        File.WriteAllText(secret, "secret");
        try
        {
            File.CreateSymbolicLink(Path.Combine(_folder, "link.txt"), secret);
            MediaFolder.Read(_folder, 1, CancellationToken.None).Index.Files.ShouldBeEmpty();
        }
        finally
        {
            File.Delete(secret);
        }
    }

    private void Write(string name, byte[] bytes)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    // Width and height of a PNG stand in its first chunk, with the checksum behind them.
    private static byte[] Header(byte[] png, int width, int height)
    {
        byte[] changed = [.. png];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(changed.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(changed.AsSpan(20), height);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(changed.AsSpan(29), System.IO.Hashing.Crc32.HashToUInt32(changed.AsSpan(12, 17)));
        return changed;
    }

    private static byte[] Encode(int seed, int width, int height, SKEncodedImageFormat format, int quality)
    {
        float[] luminance = BlobPictures.Luminance(seed, width, height);
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        bitmap.Pixels = [.. luminance.Select(l => new SKColor((byte)l, (byte)l, (byte)l))];
        using var data = bitmap.Encode(format, quality);
        return data.ToArray();
    }
}
