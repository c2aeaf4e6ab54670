namespace Tocsin.Engine.Text;

/// <summary>Canonical composition of a code point with the one before it: Hangul by rule, the rest by table.</summary>
internal static class Composition
{
    private const int SyllableBase = 0xAC00;
    private const int SyllableEnd = 0xD7A3;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int FinalBase = 0x11A7;
    private const int Vowels = 21;
    private const int Finals = 28;

    /// <summary>What two code points compose to; 0 when they stay two.</summary>
    /// <remarks>The Unicode Standard, section 3.12, for Hangul.</remarks>
    public static int Of(int before, int mark, FoldTable table)
    {
        if (before is >= LeadBase and < LeadBase + 19 && mark is >= VowelBase and < VowelBase + Vowels)
            return SyllableBase + ((((before - LeadBase) * Vowels) + (mark - VowelBase)) * Finals);
        if (before is >= SyllableBase and <= SyllableEnd && (before - SyllableBase) % Finals == 0 && mark is > FinalBase and < FinalBase + Finals)
            return before + mark - FinalBase;
        return table.Compose(before, mark);
    }
}
