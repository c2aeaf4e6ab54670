using System.Buffers.Binary;
using System.Text;

namespace Tocsin.Semantics;

/// <summary>Writes a unigram SentencePiece model (protocol buffer message ModelProto) from its pieces.</summary>
internal static class SentencePieceFile
{
    private const int Normal = 1;
    private const int Unknown = 2;
    private const int Control = 3;

    /// <summary>The file's content.</summary>
    /// <param name="pieces">Pieces and their log probabilities, in the order of their numbers; ▁ stands for a space.</param>
    /// <param name="unknown">Number of the piece for what is unknown.</param>
    /// <param name="charsmap">The normaliser's table as SentencePiece compiles it; empty for none.</param>
    public static byte[] Write(IReadOnlyList<(string Piece, float Score)> pieces, int unknown, byte[] charsmap)
    {
        var file = new MemoryStream();
        Span<byte> number = stackalloc byte[4];
        for (int i = 0; i < pieces.Count; i++)
        {
            var (piece, score) = pieces[i];
            var one = new MemoryStream();
            Bytes(one, 1, Encoding.UTF8.GetBytes(piece));
            Tag(one, 2, 5);
            BinaryPrimitives.WriteSingleLittleEndian(number, score);
            one.Write(number);
            Whole(one, 3, i == unknown ? Unknown : piece is "<s>" or "</s>" or "<pad>" or "[CLS]" or "[SEP]" or "[PAD]" ? Control : Normal);
            Bytes(file, 1, one.ToArray());
        }

        int Find(string name, string other)
        {
            for (int i = 0; i < pieces.Count; i++)
            {
                if (pieces[i].Piece == name || pieces[i].Piece == other)
                    return i;
            }

            return -1;
        }

        var trainer = new MemoryStream();
        Whole(trainer, 3, 1);
        Whole(trainer, 40, unknown);
        Whole(trainer, 41, Find("<s>", "[CLS]"));
        Whole(trainer, 42, Find("</s>", "[SEP]"));
        Whole(trainer, 43, Find("<pad>", "[PAD]"));
        Bytes(trainer, 45, Encoding.UTF8.GetBytes(pieces[unknown].Piece));
        Bytes(file, 2, trainer.ToArray());
        var normalizer = new MemoryStream();
        Bytes(normalizer, 2, charsmap);
        Whole(normalizer, 3, 1);
        Whole(normalizer, 4, 1);
        Whole(normalizer, 5, 1);
        Bytes(file, 3, normalizer.ToArray());
        return file.ToArray();
    }

    private static void Tag(Stream stream, int field, int wire) => Varint(stream, (ulong)((field << 3) | wire));

    private static void Whole(Stream stream, int field, long value)
    {
        Tag(stream, field, 0);
        Varint(stream, (ulong)value);
    }

    private static void Bytes(Stream stream, int field, byte[] value)
    {
        Tag(stream, field, 2);
        Varint(stream, (ulong)value.Length);
        stream.Write(value);
    }

    private static void Varint(Stream stream, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            stream.WriteByte((byte)(value | 0x80));
        stream.WriteByte((byte)value);
    }
}
