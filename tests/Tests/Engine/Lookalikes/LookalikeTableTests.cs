using Shouldly;
using Tocsin.Engine.Lookalikes;
using Xunit;

namespace Tocsin.Tests.Engine.Lookalikes;

public sealed class LookalikeTableTests
{
    // The second writes little for each eighth label, by which the room is measured: most entries come late.
    [Theory]
    [InlineData(10, 3, 3)]
    [InlineData(5000, 40, 40)]
    [InlineData(5000, 1, 60)]
    public void Every_entry_is_found_in_order_with_its_plainest_kind(int forms, int eighth, int others)
    {
        var expected = new Dictionary<ulong, List<(int Form, LookalikeKind Kind)>>();
        for (int form = 0; form < forms; form++)
        {
            for (int n = 0; n < (form % 8 == 0 ? eighth : others); n++)
            {
                var known = expected.TryGetValue(Hash(form, n), out var list) ? list : expected[Hash(form, n)] = [];
                known.Add((form, LookalikeKind.Homoglyph));
            }
        }

        var table = LabelTableBuilder.Build(forms, (writer, form) =>
        {
            for (int n = 0; n < (form % 8 == 0 ? eighth : others); n++)
            {
                writer.Add(LookalikeKind.Edit, Hash(form, n));
                writer.Add(LookalikeKind.Homoglyph, Hash(form, n));
                writer.Add(LookalikeKind.Plural, Hash(form, n));
            }
        });

        table.Count.ShouldBe(expected.Values.Sum(l => l.Count));
        foreach (var (hash, entries) in expected)
        {
            var found = table.Find(hash).ToArray().Select(e => (LabelTable.Name(e), LabelTable.Kind(e)));
            found.ShouldBe(entries.Order());
        }
    }

    [Fact]
    public void Strangers_seldom_pass_the_filter()
    {
        var table = LabelTableBuilder.Build(2000, (writer, form) => writer.Add(LookalikeKind.Edit, Hash(form, 0)));
        int passed = Enumerable.Range(0, 100_000).Count(n => table.MayHold(Hash(-1 - n, 7)));
        passed.ShouldBeLessThan(10_000);
        Enumerable.Range(0, 100_000).Count(n => table.Find(Hash(-1 - n, 7)).Length > 0).ShouldBeLessThan(10);
    }

    [Fact]
    public void A_name_takes_less_than_six_kilobytes_of_index()
    {
        var names = PopularNames.All().Take(1000).Select(System.Text.Encoding.ASCII.GetString)
            .Select(n => ProtectedName.TryParse(n, out var name) ? name : throw new ArgumentException(n)).ToList();
        long bytes = LookalikeIndex.Build(names, [], []).Bytes;
        (bytes / names.Count).ShouldBeLessThan(6 << 10);
    }

    // Some labels imitate two names.
    private static ulong Hash(int form, int n) => LabelHash.Of([.. BitConverter.GetBytes(n % 7 == 3 ? form / 2 : form), .. BitConverter.GetBytes(n), (byte)(n % 7 == 3 ? 1 : 0)]);
}
