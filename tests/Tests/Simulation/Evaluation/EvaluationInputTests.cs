using Shouldly;
using Tocsin.Simulation.Evaluation;
using Xunit;

namespace Tocsin.Tests.Simulation.Evaluation;

public sealed class EvaluationInputTests
{
    [Fact]
    public void Finds_columns_by_their_names()
    {
        var truth = GroundTruth.Read(new StringReader("\uFEFFset,account,label,category\r\ndev,x1,ira,Troll\r\ndev,\"x,2\",organic,\r\n\r\n"));
        truth.Operations.ShouldBe(["ira"]);
        truth.IsMember("x1").ShouldBeTrue();
        truth.IsMember("x,2").ShouldBeFalse();
        truth.Knows("x,2").ShouldBeTrue();
    }

    [Theory]
    [InlineData("organic")]
    [InlineData("None")]
    [InlineData("ordinary")]
    [InlineData("0")]
    [InlineData("")]
    public void Knows_the_words_for_ordinary_accounts(string label) =>
        GroundTruth.Read(new StringReader($"account,label\na,{label}\nb,1\n")).Positives.ShouldBe(1);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("user,label\na,1\n", "no column account")]
    [InlineData("account,group\na,1\n", "no column operation or label")]
    [InlineData("account,label\n", "no account")]
    public void Says_what_a_truth_file_lacks(string csv, string message) =>
        Should.Throw<EvaluationException>(() => GroundTruth.Read(new StringReader(csv))).Message.ShouldContain(message);

    [Fact]
    public void Reads_findings_and_counts_lines_that_are_none()
    {
        const string Lines = """
            {"id":"f1","detector":"co-sharing","confidence":"high","declared_as":null,"accounts":[{"account":"a","role":"core"},{"account":"b"},{"account":"a"}],"edges":[]}

            {"id":"f2","accounts":["c"],"declared_as":"party"}
            {"id":"f3"}
            [1]
            {"id":"f4","accounts":
            """;
        var findings = FindingsFile.Read(new StringReader(Lines), null, out int unreadable);
        unreadable.ShouldBe(3);
        findings.Select(f => f.Id).ShouldBe(["f1", "f2"]);
        findings[0].Accounts.ShouldBe(["a", "b"]);
        findings[0].Confidence.ShouldBe("high");
        findings[1].DeclaredAs.ShouldBe("party");
    }

    [Fact]
    public void Takes_off_the_apostrophe_that_keeps_a_spreadsheet_from_running_a_name()
    {
        var names = FindingsFile.ReadPseudonyms(new StringReader("pseudonym,account\np1,'=cmd()\np2,'neill\np3,'-1001234\n"));
        names.Values.ShouldBe(["=cmd()", "'neill", "-1001234"]);
    }

    [Fact]
    public void Resolves_pseudonyms_and_leaves_other_names_alone()
    {
        var names = FindingsFile.ReadPseudonyms(new StringReader("account,pseudonym\nreal,amber-otter-1\n"));
        var findings = FindingsFile.Read(new StringReader("""{"id":"f","accounts":[{"account":"amber-otter-1"},{"account":"b"}]}"""), names, out _);
        findings[0].Accounts.ShouldBe(["real", "b"]);
    }

    [Fact]
    public void Labels_of_real_data_can_be_read()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tocsin.slnx")))
            folder = folder.Parent;
        string file = Path.Combine(folder?.Parent?.FullName ?? "", "shared", "data", "posts", "mixed-2016q4.accounts.csv");
        if (!File.Exists(file))
            Assert.Skip("shared/data/posts is not here");
        using var reader = new StreamReader(file);
        var truth = GroundTruth.Read(reader);
        truth.Accounts.ShouldBe(342);
        truth.Positives.ShouldBe(266);
    }
}
