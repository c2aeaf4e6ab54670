using Shouldly;
using Tocsin.Disk;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Disk;

public sealed class DurableFileTests
{
    [Fact]
    public void A_file_is_replaced_whole_and_nothing_stays_beside_it()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a", "old and longer");
        DurableFile.Write(path, "new"u8, secret: true);
        File.ReadAllText(path).ShouldBe("new");
        Directory.GetFiles(folder.Path).ShouldBe([path]);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_failure_leaves_what_was_there_and_nothing_beside_it()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a", "old");
        Should.Throw<IOException>(() => DurableFile.Write(path, "new"u8, overwrite: false));
        File.ReadAllText(path).ShouldBe("old");
        Directory.GetFiles(folder.Path).ShouldBe([path]);
    }

    [Fact]
    public void A_link_laid_in_its_way_is_not_followed()
    {
        using var folder = new TemporaryFolder();
        string other = folder.Write("other", "not yours"), path = Path.Combine(folder.Path, "b");
        File.CreateSymbolicLink(path + ".partial", other);
        DurableFile.Write(path, "new"u8);
        File.ReadAllText(other).ShouldBe("not yours");
        File.ReadAllText(path).ShouldBe("new");
    }
}
