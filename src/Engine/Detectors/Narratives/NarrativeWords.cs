using Tocsin.Engine.Posts;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Detectors.Narratives;

/// <summary>The words of every distinct text, each once, as numbers.</summary>
/// <remarks>Four bytes a word and text. Words of one or two letters are left out; all others stay, whatever the language.</remarks>
internal sealed class NarrativeWords
{
    private const int LeastBytes = 3;

    private readonly Utf8Pool _words = new();
    private readonly List<int> _ids = [];
    private readonly int[] _end;

    private NarrativeWords(int texts) => _end = new int[texts];

    /// <summary>Distinct words.</summary>
    public int Count => _words.Count;

    /// <summary>Reads the words of all distinct texts of a table.</summary>
    public static NarrativeWords Read(PostTable table, CancellationToken cancellation)
    {
        var words = new NarrativeWords(table.Texts.Count);
        byte[] buffer = new byte[1024];
        for (int t = 0; t < table.Texts.Count; t++)
        {
            if ((t & 0x3FFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            var segment = table.Locate(table.Texts.FirstPost(t), out int row);
            int length = TextNormaliser.Normalise(segment.Resolve(segment.Text[row]), ref buffer, out _);
            words.Add(t, buffer.AsSpan(0, length));
        }

        return words;
    }

    /// <summary>The words of a text, each once.</summary>
    public ReadOnlySpan<int> Of(int text)
    {
        int start = text == 0 ? 0 : _end[text - 1];
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_ids)[start.._end[text]];
    }

    /// <summary>The bytes of a word.</summary>
    public ReadOnlySpan<byte> Bytes(int word) => _words.Get(word);

    private void Add(int text, ReadOnlySpan<byte> folded)
    {
        int start = _ids.Count;
        var reader = new TermReader(folded);
        while (reader.MoveNext())
        {
            if (reader.Length < LeastBytes)
                continue;
            var word = folded.Slice(reader.Start, reader.Length);
            int id = _words.Intern(word, Utf8Pool.Hash(word));
            if (!System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_ids)[start..].Contains(id))
                _ids.Add(id);
        }

        _end[text] = _ids.Count;
    }
}
