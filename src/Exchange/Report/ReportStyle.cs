using System.Text;

namespace Tocsin.Exchange.Report;

/// <summary>The style sheet, which travels inside the report.</summary>
internal static class ReportStyle
{
    /// <summary>The text of <c>report.css</c>.</summary>
    public static string Css { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(ReportStyle).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("BUG: the style sheet is not in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
