using Shouldly;
using Tocsin.Storage;
using Xunit;

namespace Tocsin.Tests.Storage;

public sealed class StoreAddressTests
{
    [Theory]
    [InlineData("postgresql://ida:s3cret@db.example:5433/cases", "postgresql://ida@db.example:5433/cases")]
    [InlineData("postgres://db.example/cases?sslmode=verify-full", "postgresql://db.example:5432/cases")]
    [InlineData("Host=db.example;Username=ida;Password=s3cret;Database=cases", "postgresql://ida@db.example:5432/cases")]
    public void An_address_is_shown_without_its_password(string typed, string shown)
    {
        var address = StoreAddress.Parse(typed);
        address.Shown.ShouldBe(shown);
        address.ToString().ShouldNotContain("s3cret");
        address.File.ShouldBeNull();
    }

    [Theory]
    [InlineData("postgresql://")]
    [InlineData("postgresql://ida:s3cret@db.example")]
    [InlineData("postgresql://ida:s3cret@db.example/cases?wrong=s3cret")]
    [InlineData("Host=db.example;Password=s3cret;Nonsense=s3cret")]
    [InlineData("")]
    public void What_makes_no_sense_is_refused_without_repeating_a_password(string typed)
    {
        var refused = Should.Throw<StoreException>(() => StoreAddress.Parse(typed));
        (refused.Message + refused.Remedy + refused.InnerException).ShouldNotContain("s3cret");
        refused.Remedy.ShouldNotBeEmpty();
    }

    [Fact]
    public void Anything_else_is_a_file() => StoreAddress.Parse("cases.db").File.ShouldBe(Path.GetFullPath("cases.db"));

    [Fact]
    public void A_server_that_is_not_there_is_said_so_without_the_password()
    {
        var refused = Should.Throw<StoreException>(() => CaseStore.Open(StoreAddress.Parse("postgresql://ida:s3cret@127.0.0.1:1/cases"), false, TimeProvider.System));
        refused.Message.ShouldContain("does not answer");
        refused.ToString().ShouldNotContain("s3cret");
    }

    [Fact]
    public void A_file_that_is_no_store_is_said_so_and_left_alone()
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, new string('x', 5000));
        Should.Throw<StoreException>(() => CaseStore.Open(StoreAddress.Parse(file), true, TimeProvider.System)).Message.ShouldContain("is no store");
        File.ReadAllText(file).ShouldBe(new string('x', 5000));
        File.Delete(file);
        Should.Throw<StoreException>(() => CaseStore.Open(StoreAddress.Parse(file), false, TimeProvider.System)).Remedy.ShouldContain("store init");
        File.Exists(file).ShouldBeFalse();
    }
}
