using Tocsin.Engine.Model;

namespace Tocsin.Engine.Pipeline.Streaming;

/// <summary>Posts as bytes, as they were read: what is prepared from them is computed again, so that it may change.</summary>
internal static class PostCodec
{
    private static readonly PostField[] Fields = Enum.GetValues<PostField>();

    /// <summary>Writes one post.</summary>
    internal static void Write(PostBatch posts, int post, BinaryWriter output)
    {
        output.Write(posts.Times[post]);
        output.Write(posts.Lines[post]);
        output.Write(posts.AccountCreated[post]);
        output.Write(posts.AccountFollowers[post]);
        output.Write7BitEncodedInt((int)posts.Flags[post]);
        foreach (var field in Fields)
            Write(posts.Get(post, field), output);
        posts.Items(post, out var kinds, out var slices);
        output.Write7BitEncodedInt(kinds.Length);
        for (int i = 0; i < kinds.Length; i++)
        {
            output.Write7BitEncodedInt((int)kinds[i]);
            Write(posts.Resolve(slices[i]), output);
        }
    }

    /// <summary>Reads one post and adds it to a batch.</summary>
    /// <exception cref="EndOfStreamException">The bytes end inside the post.</exception>
    internal static void Read(BinaryReader input, PostBatch posts)
    {
        long time = input.ReadInt64();
        posts.Begin(input.ReadInt64());
        posts.SetTime(time);
        posts.SetAccountCreated(input.ReadInt64());
        if (input.ReadInt32() is >= 0 and var followers)
            posts.SetAccountFollowers(followers);
        posts.AddFlags((PostFlags)input.Read7BitEncodedInt());
        foreach (var field in Fields)
        {
            if (Value(input, posts) is { IsEmpty: false } value)
                posts.Set(field, value);
        }

        int items = input.Read7BitEncodedInt();
        for (int i = 0; i < items; i++)
        {
            var kind = (PostItem)input.Read7BitEncodedInt();
            posts.Add(kind, Value(input, posts));
        }

        posts.End();
    }

    private static void Write(ReadOnlySpan<byte> value, BinaryWriter output)
    {
        output.Write7BitEncodedInt(value.Length);
        output.Write(value);
    }

    private static Slice Value(BinaryReader input, PostBatch posts)
    {
        int length = input.Read7BitEncodedInt();
        input.BaseStream.ReadExactly(posts.Reserve(length)[..length]);
        return posts.Take(length);
    }
}
