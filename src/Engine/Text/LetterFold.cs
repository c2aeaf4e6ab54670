namespace Tocsin.Engine.Text;

/// <summary>Folds text so that names match whatever their case, accents, hyphens and spacing.</summary>
/// <remarks>Lower case, accents and combining marks dropped (canonical decompositions of UnicodeData 15.1 for Latin, Greek and
/// Cyrillic letters, and the strokes that do not decompose), ß æ œ þ written out, hyphens and runs of white space one space,
/// invisible characters dropped. The program runs without ICU, where <see cref="string.Normalize()"/> leaves letters whole.</remarks>
public static class LetterFold
{
    /// <summary>Each row: the letter that remains, then the letters that become it.</summary>
    private static readonly string[] Rows =
    [
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
        "bḃḅḇ",
        "cçćĉċčḉ",
        "dðďđḋḍḏḑḓ",
        "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
        "fḟ",
        "gĝğġģǧǵḡ",
        "hĥħȟḣḥḧḩḫẖ",
        "iìíîïĩīĭįıǐȉȋḭḯỉị",
        "jĵǰ",
        "kķǩḱḳḵ",
        "lĺļľłḷḹḻḽ",
        "mḿṁṃ",
        "nñńņňǹṅṇṉṋ",
        "oòóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ",
        "pṕṗ",
        "rŕŗřȑȓṙṛṝṟ",
        "sśŝşšșṡṣṥṧṩ",
        "tţťŧțṫṭṯṱẗ",
        "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
        "vṽṿ",
        "wŵẁẃẅẇẉẘ",
        "xẋẍ",
        "yýÿŷȳẏẙỳỵỷỹ",
        "zźżžẑẓẕ",
        "æǣǽ",
        "ſẛ",
        "ʒǯ",
        "αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ",
        "εέἐἑἒἓἔἕὲέ",
        "ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ",
        "ιΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ",
        "οόὀὁὂὃὄὅὸό",
        "ρῤῥ",
        "σς",
        "υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ",
        "ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ",
        "аӑӓ",
        "гѓґ",
        "еѐёӗ",
        "жӂӝ",
        "зӟ",
        "ийѝӣӥ",
        "кќ",
        "оӧ",
        "уўӯӱӳ",
        "чӵ",
        "ыӹ",
        "эӭ",
        "ії",
        "ѵѷ",
        "әӛ",
        "өӫ",
    ];

    private static readonly char[] Map = BuildMap();

    /// <summary>Folds a text.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new char[text.Length * 2];
        return new string(folded, 0, Fold(text, folded));
    }

    /// <summary>Folds a text into a buffer of at least twice its length and returns the folded length.</summary>
    public static int Fold(ReadOnlySpan<char> text, Span<char> into)
    {
        int length = 0;
        foreach (char c in text)
        {
            char to = Map[c];
            if (to == Dropped)
                continue;
            if (to == ' ' && (length == 0 || into[length - 1] == ' '))
                continue;
            into[length++] = to;
            if (c >= FirstDouble && Second(c) is var second and not '\0')
                into[length++] = second;
        }
        return length > 0 && into[length - 1] == ' ' ? length - 1 : length;
    }

    private const char Dropped = '\0';

    /// <summary>Below it no letter is written out as two.</summary>
    private const char FirstDouble = 'Æ';

    /// <summary>The second letter of those that are written out as two; the map holds the first.</summary>
    private static char Second(char c) => c switch
    {
        'ß' or 'ẞ' => 's',
        'æ' or 'Æ' or 'œ' or 'Œ' => 'e',
        'þ' or 'Þ' => 'h',
        _ => '\0',
    };

    private static char[] BuildMap()
    {
        var map = new char[char.MaxValue + 1];
        for (int c = 0; c < map.Length; c++)
            map[c] = char.IsWhiteSpace((char)c) || char.IsControl((char)c) ? ' ' : char.ToLowerInvariant((char)c);
        foreach (string row in Rows)
        {
            foreach (char c in row)
                map[c] = row[0];
        }
        for (int c = 0; c < map.Length; c++)
            map[c] = map[map[c]];
        (map['ß'], map['ẞ'], map['æ'], map['Æ'], map['œ'], map['Œ'], map['þ'], map['Þ']) = ('s', 's', 'a', 'a', 'o', 'o', 't', 't');
        (map['\u2019'], map['\u02BC'], map['\u2018'], map['\u00B4'], map['`']) = ('\'', '\'', '\'', '\'', '\'');
        foreach (char hyphen in "-\u2010\u2011\u2012\u2013\u2014\u2212")
            map[hyphen] = ' ';
        for (char mark = '\u0300'; mark <= '\u036F'; mark++)
            map[mark] = Dropped;
        foreach (char hidden in "\u00AD\u200B\u200C\u200D\u200E\u200F\u2060\uFE0F\uFEFF\0")
            map[hidden] = Dropped;
        return map;
    }
}
