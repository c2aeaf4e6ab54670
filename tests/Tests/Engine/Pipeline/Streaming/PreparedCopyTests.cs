using System.Collections;
using System.Reflection;
using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Engine.Posts;
using Tocsin.Tests.Engine.Posts;
using Xunit;

namespace Tocsin.Tests.Engine.Pipeline.Streaming;

public sealed class PreparedCopyTests
{
    [Fact]
    public void A_copy_holds_every_column_also_those_not_thought_of_yet()
    {
        var posts = new Prepared();
        for (int i = 0; i < 2500; i++)
            posts.Post($"The harbour quarter votes on Monday and not on Sunday, says the town hall in notice {i}", $"account{i % 7}", $"{i}", Prepared.Noon + i, items: ["l:https://example.org/a" + i, "h:harbour", "m:f00"]);
        var original = posts.Batch();
        var copy = new PreparedBatch { Posts = new PostBatch(2, 16) };
        for (int i = 0; i < original.Posts.Count; i++)
            copy.Copy(original, i);

        var one = new PostTable();
        one.Append(original);
        one.Seal();
        var other = new PostTable();
        other.Append(copy);
        other.Seal();
        Same(one, other, "table");
        for (int s = 0; s < one.Segments.Count; s++)
        {
            Same(one.Segments[s], other.Segments[s], "segment");
            one.Segments[s].Arena.SequenceEqual(other.Segments[s].Arena).ShouldBeTrue();
            for (int row = 0; row < one.Segments[s].Count; row++)
                one.Segments[s].Objects(row).SequenceEqual(other.Segments[s].Objects(row)).ShouldBeTrue();
        }

        for (int o = 0; o < one.Objects.Count; o++)
            one.Objects.Get(o).SequenceEqual(other.Objects.Get(o)).ShouldBeTrue();
        for (int t = 0; t < one.Texts.Count; t++)
            one.Texts.Sketch(t).SequenceEqual(other.Texts.Sketch(t)).ShouldBeTrue();
    }

    // Counts of pools, scalars and whole columns; a span cannot be read by reflection and is compared above.
    private static void Same(object a, object b, string path)
    {
        int compared = 0;
        foreach (var property in a.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => !p.PropertyType.IsByRefLike))
        {
            object? left = property.GetValue(a), right = property.GetValue(b);
            string name = $"{path}.{property.Name}";
            if (left is Array column)
                ((IEnumerable)column).Cast<object>().SequenceEqual(((IEnumerable)right!).Cast<object>()).ShouldBeTrue(name);
            else if (property.PropertyType.IsPrimitive)
                right.ShouldBe(left, name);
            else if (left!.GetType().GetProperty("Count") is { } count)
                count.GetValue(right).ShouldBe(count.GetValue(left), name);
            compared++;
        }

        compared.ShouldBeGreaterThan(4);
    }
}
