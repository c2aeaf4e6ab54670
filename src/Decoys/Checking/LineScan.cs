using System.Text;

namespace Tocsin.Decoys.Checking;

/// <summary>Searches a stream of text for canaries, in blocks that overlap, so that one broken over two lines is found too.</summary>
internal sealed class LineScan(CanaryIndex canaries, RingMaker rings)
{
    /// <summary>Rings of one canary kept for one file: a log that names it a million times says no more.</summary>
    public const int MostAlike = 50;

    private const int Block = 1 << 18;
    private const int Overlap = 2048;
    private readonly FoldedCharacters _folded = new();
    private readonly char[] _buffer = new char[Block];

    /// <summary>Searches.</summary>
    public void Scan(Stream stream, string name, List<Ring> found)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16, leaveOpen: true);
        var counts = new Dictionary<(int, string), int>();
        int held = 0, line = 1;
        while (true)
        {
            int read = reader.ReadBlock(_buffer, held, Block - held);
            int length = held + read;
            if (read == 0)
                return;
            Search(length, held, line, name, counts, found);
            int keep = Math.Min(Overlap, length);
            line += _buffer.AsSpan(0, length - keep).Count('\n');
            _buffer.AsSpan(length - keep, keep).CopyTo(_buffer);
            held = keep;
        }
    }

    private void Search(int length, int seen, int firstLine, string name, Dictionary<(int, string), int> counts, List<Ring> found)
    {
        CanaryFold.Fold(_buffer.AsSpan(0, length), _folded);
        int at = 0, line = firstLine;
        canaries.Find(_folded, _buffer.AsSpan(0, length), (pattern, from, span) =>
        {
            if (from + span <= seen)
                return;
            var key = (pattern.Decoy, pattern.Canary.Value);
            int count = counts[key] = counts.GetValueOrDefault(key) + 1;
            if (count > MostAlike)
                return;
            if (from >= at)
                line += _buffer.AsSpan(at, from - at).Count('\n');
            else
                line = firstLine + _buffer.AsSpan(0, from).Count('\n');
            at = from;
            int begin = _buffer.AsSpan(0, from).LastIndexOf('\n') + 1, end = _buffer.AsSpan(from, length - from).IndexOf('\n');
            string text = new(_buffer, begin, (end < 0 ? length : from + end) - begin);
            found.Add(rings.OfCanary(pattern, name, line, text.TrimEnd('\r'), from - begin, LineTime.Of(text, rings.Now)));
        });
    }
}
