using Xunit;

namespace Tocsin.Tests.Sources;

/// <summary>Real data sets that lie beside the repository on some machines. Without them a test is skipped, not passed.</summary>
public static class RealData
{
    public static string Path(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(System.IO.Path.Combine(folder.FullName, "Tocsin.slnx")))
                continue;
            string path = System.IO.Path.Combine(folder.FullName, "..", "shared", "data", relative);
            if (File.Exists(path) || Directory.Exists(path))
                return path;
        }

        Assert.Skip($"real data is not on this machine: {relative}");
        return "";
    }
}
