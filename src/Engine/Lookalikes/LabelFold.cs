using System.Runtime.CompilerServices;
using Tocsin.Engine.Domains;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Lookalikes;

/// <summary>Brings a host label to the plain ASCII letters a reader takes it for: Punycode decoded, accents and letters of other scripts folded.</summary>
/// <remarks>
/// Unicode's confusables (UTS #39) through <see cref="FoldTable.Skeleton"/>, and the few glyphs that permutation tools take for look-alikes
/// and Unicode does not. What has no ASCII look-alike becomes <see cref="Foreign"/>, which equals nothing. Nothing is allocated.
/// </remarks>
internal static class LabelFold
{
    /// <summary>The longest label DNS allows.</summary>
    public const int MaxLabel = 63;

    /// <summary>Room for a folded label: an expansion may write two letters for one.</summary>
    public const int MaxFolded = 4 * MaxLabel;

    /// <summary>Stands for a letter that looks like no ASCII letter.</summary>
    public const byte Foreign = 1;

    // Taken for look-alikes by permutation engines and by eyes, but not (or otherwise) confusable by UTS #39. Each row: the ASCII letter,
    // then the letters that become it.
    private static readonly string[] Rows =
    [
        "2ƻ",
        "3ǯʒ",
        "5ƽ",
        "aɑə",
        "bƅɓʙь",
        "cƈᴄ",
        "dđɖɗԁ",
        "eɇ",
        "fƒ",
        "gǥǧɡɢԍ",
        "hħɦһⱨ",
        "iıɨɩɪі",
        "jɉʝј",
        "kĸǩкᴋⱪ",
        "lłɫӏ",
        "mɱмᴍ",
        "nŋꞑ",
        "oøơᴏ",
        "pƥƿ",
        "qʠԛ",
        "rɍɼɽɾʀ",
        "sʂѕꜱ",
        "tŧƫт",
        "uưʉᴜ",
        "vѵᴠᶌⱱⱴ",
        "wԝᴡⱳ",
        "xх",
        "yƴɏʏуỿ",
        "zƶʐᴢⱬ",
    ];

    private static readonly Dictionary<int, byte> Extra = Rows.SelectMany(r => r.Skip(1), (r, letter) => (letter, to: (byte)r[0])).ToDictionary(x => (int)x.letter, x => x.to);

    /// <summary>Folds a label.</summary>
    /// <param name="label">Canonical ASCII, at most 63 bytes.</param>
    /// <param name="output">At least <see cref="MaxFolded"/> bytes.</param>
    /// <param name="foreign">True when the label is internationalised: written with letters beyond ASCII.</param>
    /// <returns>Bytes written.</returns>
    [SkipLocalsInit]
    public static int Fold(ReadOnlySpan<byte> label, Span<byte> output, out bool foreign)
    {
        foreign = label.StartsWith("xn--"u8);
        if (!foreign)
        {
            label.CopyTo(output);
            return label.Length;
        }

        Span<int> points = stackalloc int[MaxLabel];
        int count = PunycodeDecoder.Decode(label[4..], points);
        if (count < 0)
        {
            label.CopyTo(output);
            return label.Length;
        }

        int used = 0;
        foreach (int point in points[..count])
            Add(point, output, ref used, 0);
        return used;
    }

    private static void Add(int point, Span<byte> output, ref int used, int depth)
    {
        if (used + 4 > output.Length)
            return;
        if (point < 0x80)
        {
            output[used++] = (byte)(point is >= 'A' and <= 'Z' ? point | 0x20 : point);
            return;
        }

        if (Extra.TryGetValue(point, out byte letter))
        {
            output[used++] = letter;
            return;
        }

        var table = FoldTable.Skeleton;
        uint entry = table.Get(point);
        switch (FoldTable.Class(entry))
        {
            case FoldClass.Expansion when depth < 3:
                foreach (int part in table.Expansion(FoldTable.Target(entry)))
                    Add(part, output, ref used, depth + 1);
                break;
            case FoldClass.Dropped or FoldClass.Mark or FoldClass.ComposingMark:
                break;
            default:
                int target = FoldTable.Target(entry);
                if (target is > 0 and < 0x80)
                    output[used++] = (byte)target;
                else if (target != 0 && target != point && depth < 3)
                    Add(target, output, ref used, depth + 1);
                else
                    output[used++] = Foreign;
                break;
        }
    }
}
