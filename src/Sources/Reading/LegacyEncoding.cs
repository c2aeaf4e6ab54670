using System.Text;

namespace Tocsin.Sources.Reading;

/// <summary>Guesses what text that is no UTF-8 may be, so that the rejection can say what to do.</summary>
internal static class LegacyEncoding
{
    public static string? Describe(ReadOnlySpan<byte> record)
    {
        // In Windows-1252 a high byte stands alone between ASCII letters; in UTF-8 high bytes come in runs.
        int high = 0, alone = 0;
        for (int i = 0; i < record.Length; i++)
        {
            if (Ascii.IsValid(record[i]))
                continue;
            high++;
            bool before = i == 0 || Ascii.IsValid(record[i - 1]);
            bool after = i == record.Length - 1 || Ascii.IsValid(record[i + 1]);
            if (before && after)
                alone++;
        }

        return alone * 2 > high ? "looks like Windows-1252: iconv -f WINDOWS-1252 -t UTF-8" : null;
    }
}
