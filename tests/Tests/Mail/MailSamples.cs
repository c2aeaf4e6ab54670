namespace Tocsin.Tests.Mail;

/// <summary>Modern legitimate messages that we wrote ourselves, with invented names.</summary>
internal static class MailSamples
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "tests", "Tests", "Mail", "Samples");
            if (Directory.Exists(path))
                return path;
        }

        throw new InvalidOperationException("the tests lie outside the repository");
    }
}
