using Shouldly;
using Tocsin.Engine.Model;
using Xunit;

namespace Tocsin.Tests.Engine.Model;

public sealed class Uuid5Tests
{
    private static readonly Guid StixNamespace = new("00abedb4-aa42-466c-9c01-fed23315a9b7");
    private static readonly Guid DnsNamespace = new("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    [Fact]
    public void Agrees_with_the_example_of_the_RFC() =>
        Uuid5.Create(DnsNamespace, "www.example.com"u8).ToString().ShouldBe("2ed6657d-e927-568b-95e1-2665a8aea6a2");

    [Fact]
    public void Agrees_with_published_STIX_identifiers()
    {
        Uuid5.Create(StixNamespace, """{"value":"x.example"}"""u8).ToString().ShouldBe("094a2c37-02ce-55f1-ab27-efc33bb2e451");
        Uuid5.Create(StixNamespace, """{"value":"198.51.100.3"}"""u8).ToString().ShouldBe("28bb3599-77cd-5a82-a950-b5bc3caf07c4");
    }

    [Fact]
    public void Takes_an_empty_and_a_very_long_name()
    {
        Uuid5.Create(DnsNamespace, default).Version.ShouldBe(5);
        Uuid5.Create(DnsNamespace, new byte[100_000]).Variant.ShouldBeInRange(8, 11);
    }
}
