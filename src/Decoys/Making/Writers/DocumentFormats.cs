namespace Tocsin.Decoys.Making.Writers;

/// <summary>The formats a document can have.</summary>
internal static class DocumentFormats
{
    private static readonly (string Extension, Func<Draft, byte[]> Write)[] Latin1 =
        [("docx", WordFile.Write), ("pdf", PdfFile.Write), ("odt", OpenTextFile.Write), ("xlsx", SheetFile.Write), ("csv", Csv), ("txt", Memo)];

    /// <summary>Writes a draft. PDF is left out where the fonts that every reader has lack the letters.</summary>
    public static (string Name, byte[] Bytes) Write(Draft draft, Entropy entropy, string language)
    {
        var formats = language is "ru" or "uk" ? [.. Latin1.Where(f => f.Extension != "pdf")] : Latin1;
        var (extension, write) = entropy.Pick(formats);
        return ($"{Latin.Of(draft.Title, "-")}.{extension}", write(draft));
    }

    private static byte[] Csv(Draft draft) => CsvTable.Write([new[] { draft.Title }, .. draft.Paragraphs.Select(p => new[] { p }), .. draft.Table]);

    private static byte[] Memo(Draft draft) =>
        System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n\r\n", [draft.Title, .. draft.Paragraphs]) + "\r\n\r\n" + string.Join("\r\n", draft.Table.Select(r => string.Join('\t', r))) + "\r\n");
}
