using System.Text;
using Shouldly;
using Tocsin.Sites;
using Tocsin.Sites.Marks;
using Tocsin.Sites.Reading;
using Xunit;

namespace Tocsin.Tests.Sites;

public sealed class SiteIdTests
{
    [Theory]
    [InlineData("<script>ga('create', 'UA-4821337-12', 'auto')</script>", MarkKind.GoogleAnalytics, "UA-4821337")]
    [InlineData("<script async src=\"https://www.googletagmanager.com/gtag/js?id=G-PFRZ4CBLNT\"></script>", MarkKind.GoogleTag, "G-PFRZ4CBLNT")]
    [InlineData("<noscript><iframe src=\"https://www.googletagmanager.com/ns.html?id=GTM-K7Q2MWP\"></iframe></noscript>", MarkKind.TagManager, "GTM-K7Q2MWP")]
    [InlineData("<script>gtag('config','AW-948271635')</script>", MarkKind.GoogleAds, "AW-948271635")]
    [InlineData("<ins class=\"adsbygoogle\" data-ad-client=\"ca-pub-7391846205518273\"></ins>", MarkKind.AdSense, "ca-pub-7391846205518273")]
    [InlineData("<meta name=\"google-adsense-account\" content=\"ca-pub-7391846205518273\">", MarkKind.AdSense, "ca-pub-7391846205518273")]
    [InlineData("<script>fbq('init', '582910473625184');</script>", MarkKind.FacebookPixel, "582910473625184")]
    [InlineData("<noscript><img src=\"https://www.facebook.com/tr?id=582910473625184&ev=PageView\"></noscript>", MarkKind.FacebookPixel, "582910473625184")]
    [InlineData("<script>ym(60668698, 'init', {clickmap:true});</script>", MarkKind.YandexMetrica, "60668698")]
    [InlineData("<noscript><img src=\"https://mc.yandex.ru/watch/60668698\"></noscript>", MarkKind.YandexMetrica, "60668698")]
    [InlineData("<script>w.yaCounter39993680 = new Ya.Metrika({id:39993680, clickmap:true});</script>", MarkKind.YandexMetrica, "39993680")]
    [InlineData("<script>_tmr.push({id: \"3172906\", type: \"pageView\"});</script>", MarkKind.MailRuCounter, "3172906")]
    [InlineData("<img src=\"https://top-fwz1.mail.ru/counter?id=3172906;js=na\">", MarkKind.MailRuCounter, "3172906")]
    [InlineData("<script>new Image().src='//counter.yadro.ru/hit;RegionPress?t26.6';</script>", MarkKind.LiveInternetGroup, "RegionPress")]
    [InlineData("<script>VK.Retargeting.Init('VK-RTRG-829137-4Fqr9');</script>", MarkKind.VkPixel, "VK-RTRG-829137-4Fqr9")]
    [InlineData("<script>h._hjSettings={hjid:2918374,hjsv:6};</script>", MarkKind.Hotjar, "2918374")]
    [InlineData("<script defer src=\"https://static.cloudflareinsights.com/beacon.min.js\" data-cf-beacon='{\"token\": \"8f3c1b7a92d04e65a1c87f20b6d9e354\"}'></script>", MarkKind.CloudflareInsights, "8f3c1b7a92d04e65a1c87f20b6d9e354")]
    [InlineData("<script>var u=\"//Stats.Example.org/matomo/\";_paq.push(['setTrackerUrl', u+'matomo.php']);_paq.push(['setSiteId', '7']);</script>", MarkKind.Matomo, "stats.example.org/matomo#7")]
    [InlineData("<noscript><img src=\"https://stats.example.org/matomo.php?idsite=7&rec=1\"></noscript>", MarkKind.Matomo, "stats.example.org#7")]
    [InlineData("<meta name=\"google-site-verification\" content=\"pwAfJ9ilam3ZarVX6Gtsc4S6Gyw6U8PiF7Nc5AybPzc\">", MarkKind.GoogleVerification, "pwAfJ9ilam3ZarVX6Gtsc4S6Gyw6U8PiF7Nc5AybPzc")]
    [InlineData("<meta name=\"yandex-verification\" content=\"e728a3f4918fe027\">", MarkKind.YandexVerification, "e728a3f4918fe027")]
    [InlineData("<meta name=\"msvalidate.01\" content=\"a91c4e07b3d85f62e01a7c39d4b8f56e\">", MarkKind.BingVerification, "A91C4E07B3D85F62E01A7C39D4B8F56E")]
    [InlineData("<meta name=\"facebook-domain-verification\" content=\"k3v9x1q7m2z8p4w6t0r5y1u9s3n7b2\">", MarkKind.FacebookVerification, "k3v9x1q7m2z8p4w6t0r5y1u9s3n7b2")]
    [InlineData("<meta name=\"pmail-verification\" content=\"df04fdab0aad819dd55cf5a3cde460fb\">", MarkKind.Verification, "pmail-verification|df04fdab0aad819dd55cf5a3cde460fb")]
    [InlineData("<meta property=\"fb:app_id\" content=\"582910473625184\">", MarkKind.SocialAccount, "fb:app_id|582910473625184")]
    [InlineData("<a href=\"mailto:Desk@Regional-News.example?subject=x\">write</a>", MarkKind.MailAddress, "desk@regional-news.example")]
    [InlineData("<link rel=\"stylesheet\" href=\"https://x.example/wp-content/themes/winterpost/style.css\">", MarkKind.Theme, "winterpost")]
    public void Ids_are_read_from_code(string html, MarkKind kind, string value) => Facts(html).Marks.ShouldContain(new Mark(kind, value));

    [Theory]
    [InlineData("<p>They all used UA-4821337-12 and ca-pub-7391846205518273, said the report.</p>")]
    [InlineData("<script>var a='UA-12-1', b='G-short', c='GTM-', d='pub-123';</script>")]
    [InlineData("<meta name=\"google-site-verification\" content=\"too short\"><meta name=\"yandex-verification\" content=\"E728A3F4918FE02Z\">")]
    [InlineData("<script>_paq.push(['setSiteId', '7']);</script>")]
    [InlineData("<a href=\"https://mc.yandex.ru/watch/60668698\">a link</a>")]
    public void Words_and_wrong_shapes_are_no_ids(string html) => Facts(html).Marks.ShouldBeEmpty();

    [Theory]
    [InlineData(MarkKind.GoogleAnalytics, "UA-XXXXX")]
    [InlineData(MarkKind.GoogleAnalytics, "UA-12345678")]
    [InlineData(MarkKind.GoogleAnalytics, "UA-000000")]
    [InlineData(MarkKind.GoogleAnalytics, "UA-7870337")]
    [InlineData(MarkKind.GoogleTag, "G-XXXXXXXXXX")]
    [InlineData(MarkKind.GoogleTag, "G-A1B2C3D4E5")]
    [InlineData(MarkKind.GoogleTag, "G-1234567890")]
    [InlineData(MarkKind.TagManager, "GTM-ABC123")]
    [InlineData(MarkKind.TagManager, "GTM-XXXXXXX")]
    [InlineData(MarkKind.AdSense, "ca-pub-1234567890123456")]
    [InlineData(MarkKind.AdSense, "ca-pub-3940256099942544")]
    [InlineData(MarkKind.FacebookPixel, "123456789012345")]
    [InlineData(MarkKind.CloudflareInsights, "0123456789abcdef0123456789abcdef")]
    [InlineData(MarkKind.SocialAccount, "fb:app_id|966242223397117")]
    public void Examples_and_platforms_ids_say_nothing(MarkKind kind, string value) => ExampleIds.Why(kind, value).ShouldNotBeNullOrEmpty();

    [Fact]
    public void Real_looking_ids_are_not_taken_for_examples()
    {
        var random = new Random(7);
        int taken = 0;
        for (int i = 0; i < 20_000; i++)
        {
            taken += ExampleIds.Why(MarkKind.GoogleAnalytics, $"UA-{random.Next(1_000_000, 199_999_999)}") is null ? 0 : 1;
            taken += ExampleIds.Why(MarkKind.YandexMetrica, $"{random.Next(10_000, 99_999_999)}") is null ? 0 : 1;
            taken += ExampleIds.Why(MarkKind.AdSense, $"ca-pub-{random.NextInt64(1_000_000_000_000_000, 9_999_999_999_999_999)}") is null ? 0 : 1;
        }

        taken.ShouldBeLessThan(60, "one in a thousand at most");
    }

    [Fact]
    public void An_archives_wrapping_is_taken_off_and_its_own_code_does_not_count()
    {
        var facts = Facts("<head><script src=\"https://web-static.archive.org/_static/js/bundle-playback.js\"></script><script>__wm.init(\"https://web.archive.org/web\"); gtag('config','G-PFRZ4CBLNT')</script>"
            + "<link rel=\"canonical\" href=\"https://web.archive.org/web/20240102030405/https://www.valdoria-post.example/\"></head><body><a href=\"/web/20240102030405/https://other.example/x\">x</a></body>");
        facts.Archived.ShouldBeTrue();
        facts.CanonicalHost.ShouldBe("valdoria-post.example");
        facts.Links.Keys.ShouldContain("other.example");
        facts.Marks.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<!-- saved from url=(0034)https://www.valdoria-post.example/ --><p>x", "valdoria-post.example")]
    [InlineData("<!--\n Page saved with SingleFile \n url: https://news.valdoria.example/a?b=1 \n saved date: Mon-->", "news.valdoria.example")]
    [InlineData("<p>saved from url=(0034)https://x.example/</p>", "")]
    public void What_a_browser_leaves_when_it_saves_names_the_host(string html, string host) => Facts(html).SavedFrom.ShouldBe(host);

    [Fact]
    public void The_icon_hash_is_the_one_that_search_engines_for_hosts_use()
    {
        // Published values of MurmurHash3 x86 32 with seed 0.
        FaviconHash.Murmur3([]).ShouldBe(0);
        FaviconHash.Murmur3("foo"u8).ShouldBe(-156908512);
        FaviconHash.Murmur3("hello"u8).ShouldBe(613153351);

        // 60 bytes give 80 characters of base64: two lines, each ended by a line feed, as Python's base64.encodebytes writes them.
        byte[] icon = [.. Enumerable.Range(0, 60).Select(i => (byte)i)];
        string base64 = Convert.ToBase64String(icon);
        FaviconHash.Of(icon).ShouldBe(FaviconHash.Murmur3(Encoding.ASCII.GetBytes(base64[..76] + "\n" + base64[76..] + "\n")));
    }

    [Theory]
    [InlineData("WWW.Valdoria-Post.Example:8080", "valdoria-post.example")]
    [InlineData("bücher.example", "xn--bcher-kva.example")]
    [InlineData("not a host", "")]
    [InlineData("", "")]
    public void Hosts_have_one_form(string written, string host) => HostWords.Canonical(written).ShouldBe(host);

    private static PageFacts Facts(string html) => PageFactsReader.Read(Encoding.UTF8.GetBytes(html));
}
