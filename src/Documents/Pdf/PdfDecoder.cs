using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Exceptions;

namespace Tocsin.Documents.Pdf;

/// <summary>PDF (ISO 32000): the text in the order of the page's content.</summary>
/// <remarks>
/// On a thread of its own with room for deep structures and a limit of time: a file made to hang a reader costs that time and one abandoned
/// thread, not the run. A scan without text is reported as such.
/// </remarks>
internal static class PdfDecoder
{
    private const int StackSize = 64 << 20;
    private const int MostPages = 20_000;

    public static void Decode(Stream stream, string name, ReadingSession session)
    {
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        string? text = null;
        (ProblemReason Reason, string? Detail)? problem = null;
        var thread = new Thread(() => (text, problem) = Read(bytes, session.Limits.TextLength), StackSize) { IsBackground = true };
        thread.Start();
        if (!thread.Join(session.Limits.PdfTime))
            session.Say(name, ProblemReason.TooSlow);
        else if (problem is var (reason, detail))
            session.Say(name, reason, detail);
        else
            session.Take(name, DocumentKind.Pdf, text!);
    }

    private static (string? Text, (ProblemReason, string?)? Problem) Read(byte[] bytes, int longest)
    {
        // Whatever a reader of a hostile format throws must stay on this thread: an exception that leaves it ends the process.
        try
        {
            using var pdf = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            var text = new StringBuilder();
            for (int page = 1; page <= Math.Min(pdf.NumberOfPages, MostPages) && text.Length <= longest; page++)
                text.Append(ContentOrderTextExtractor.GetText(pdf.GetPage(page))).Append('\n');
            return (text.ToString(), null);
        }
        catch (PdfDocumentEncryptedException)
        {
            return (null, (ProblemReason.Encrypted, null));
        }
#pragma warning disable CA1031 // the reason stands above
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return (null, (ProblemReason.Damaged, e.GetType().Name));
        }
#pragma warning restore CA1031
    }
}
