using System.Text;
using CsCheck;
using Shouldly;
using Tocsin.Sources.Elections;
using Tocsin.Sources.Yaml;
using Xunit;

namespace Tocsin.Tests.Sources.Elections;

public sealed class BrokenProfileTests
{
    private const string Head = "id: test\nname: Test\njurisdiction: FR\ntime_zone: Europe/Paris\n";

    private static YamlMistake First(string yaml)
    {
        ElectionLoad load = ElectionProfile.Parse(yaml, "p.yaml");
        load.Election.ShouldBeNull();
        return load.Mistakes[0];
    }

    private static ElectionLoad LoadBytes(byte[] bytes)
    {
        string path = Path.Combine(Path.GetTempPath(), $"tocsin-profile-{Environment.ProcessId}-{bytes.Length}.yaml");
        File.WriteAllBytes(path, bytes);
        try
        {
            return ElectionProfile.Load(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("id: a: b\n", 1, "second ': '")]
    [InlineData("id: @a\n", 1, "cannot start with this character")]
    [InlineData("id: test\nname: \"Test\nx: y\n", 2, "quotation mark")]
    [InlineData("id: test\nname: 'it's'\n", 2, "key is expected")]
    [InlineData("id: [a\nname: b\n", 1, "cannot be read")]
    [InlineData("- id: test\n", 1, "group of keys")]
    [InlineData("just a text\n", 1, "group of keys")]
    [InlineData("id: *nope\n", 1, "not defined before it")]
    [InlineData("id: &a [*a]\n", 1, "refers to itself")]
    [InlineData("", 1, "empty")]
    [InlineData("# only a comment\n", 1, "empty")]
    [InlineData("---\n", 1, "empty")]
    [InlineData("a: b\nb:\n- x\ny\n", 4, "key is expected")]
    public void Explains_what_is_not_a_profile(string yaml, int line, string what)
    {
        YamlMistake mistake = First(yaml);
        mistake.What.ShouldContain(what);
        mistake.Line.ShouldBe(line);
        mistake.Remedy.ShouldNotBeEmpty();
    }

    [Fact]
    public void Explains_several_documents_and_still_checks_the_first()
    {
        ElectionLoad load = ElectionProfile.Parse(Head + "foo: 1\n---\nid: other\n", "p");
        load.Mistakes.Select(m => m.Line).ShouldBe([5, 6]);
        load.Mistakes[1].What.ShouldContain("several YAML documents");
    }

    [Fact]
    public void Explains_keys_given_twice_and_merge_keys() =>
        ElectionProfile.Parse(Head + "name: Again\n<<: {a: b}\n", "p").Mistakes.Select(m => m.What)
            .ShouldBe(["the key 'name' stands twice in the profile", "merge keys ('<<') are not read"]);

    [Fact]
    public void Explains_tabs_and_checks_the_rest()
    {
        ElectionLoad load = ElectionProfile.Parse(Head + "protected:\n\tpeople:\n\t\t- id: a\n", "p");
        load.Election.ShouldBeNull();
        load.Mistakes.Count(m => m.What.Contains("tab", StringComparison.Ordinal)).ShouldBe(2);
        load.Mistakes.ShouldContain(m => m.What.Contains("lacks 'name'", StringComparison.Ordinal));
    }

    [Fact]
    public void Is_not_exploded_by_aliases()
    {
        var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 12; i++)
            bomb.Append($"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        First(bomb.ToString()).What.ShouldContain("expand to too many");
    }

    [Fact]
    public void Is_not_exhausted_by_nesting()
    {
        First("id: " + new string('[', 100_000)).What.ShouldContain("nested too deeply");
        First(string.Concat(Enumerable.Repeat("- ", 100_000)) + "x").What.ShouldContain("nested too deeply");
    }

    [Fact]
    public void Refuses_files_over_4_MB() => LoadBytes(new byte[(4 * 1024 * 1024) + 1]).Mistakes.Single().What.ShouldContain("larger than 4 MB");

    [Fact]
    public void Says_where_a_file_is_not_UTF_8()
    {
        YamlMistake mistake = LoadBytes([.. "id: a\nname: Fran"u8, 0xE7, .. "ois\n"u8]).Mistakes.Single();
        mistake.What.ShouldBe("the byte 0xE7 is not UTF-8");
        (mistake.Line, mistake.Column).ShouldBe((2, 11));
        LoadBytes(Encoding.Unicode.GetPreamble()).Mistakes.Single().What.ShouldContain("UTF-16");
    }

    [Fact]
    public void Takes_a_byte_order_mark() =>
        LoadBytes([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Head)]).Election.ShouldNotBeNull().Id.ShouldBe("test");

    [Fact]
    public void Explains_a_file_that_is_not_there()
    {
        ElectionProfile.Load("/nowhere/at/all.yaml").Mistakes.Single().What.ShouldBe("there is no such file");
        ElectionProfile.Load(Path.GetTempPath()).Mistakes.Single().What.ShouldBe("this is a directory");
        ElectionProfile.Load("").Mistakes.Single().What.ShouldBe("the file cannot be read");
    }

    [Fact]
    public void Never_throws_on_a_mutilated_profile()
    {
        string sample = File.ReadAllText(Path.Combine(SampleFolder.Path, "blank.yaml"));
        Gen<char> characters = Gen.Char[":\n -[{\"'#&*!|>%@\t\0\uD800x]},?"];
        Gen.Select(Gen.Int[0, sample.Length - 1], Gen.Int[0, 40], characters.Array[0, 6]).Sample((at, cut, put) =>
        {
            string text = sample[..at] + new string(put) + sample[Math.Min(sample.Length, at + cut)..];
            ElectionLoad load = ElectionProfile.Parse(text, "p");
            return load.Election is not null != load.Mistakes.Any(m => m.Level == MistakeLevel.Error);
        }, iter: 2000);
    }
}
