using System.IO.Compression;
using System.Text;
using CsCheck;
using Shouldly;
using Tocsin.Decoys;
using Tocsin.Decoys.Checking;
using Tocsin.Decoys.Making;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Decoys;

public sealed class DecoyCheckerTests
{
    private static readonly IReadOnlyList<MadeDecoy> Decoys = DecoySet.Make(60);
    private static readonly DecoyStore Store = DecoySet.Store(Decoys);

    private static Decoy Of(DecoyKind kind, string language = "en") => Store.Decoys.First(d => d.Kind == kind && d.Language == language);

    private static string Value(Decoy decoy, CanaryKind kind) => decoy.Canaries.First(c => c.Kind == kind).Value;

    [Fact]
    public void Every_file_of_every_decoy_rings_conclusively_under_any_name()
    {
        using var folder = new TemporaryFolder();
        for (int i = 0; i < Decoys.Count; i++)
        {
            for (int f = 0; f < Decoys[i].Files.Count; f++)
                folder.Write($"{i}-{f}.bin", Decoys[i].Files[f]);
        }

        var report = DecoySet.Check(Store, folder);
        report.Alarms.Where(r => r.Strength == Strength.Conclusive && r.How == RingHow.File).Select(r => r.Decoy.Id).Distinct().Count().ShouldBe(60);
        report.Silent.ShouldBeEmpty();
    }

    [Fact]
    public void Every_decoy_rings_out_of_one_archive_by_what_is_in_it()
    {
        using var folder = new TemporaryFolder();
        using (var zip = ZipFile.Open(Path.Combine(folder.Path, "dump.zip"), ZipArchiveMode.Create))
        {
            for (int i = 0; i < Decoys.Count; i++)
            {
                using var stream = zip.CreateEntry($"folder/{i}{Path.GetExtension(Decoys[i].Decoy.Files[0].Name)}").Open();
                stream.Write(Decoys[i].Files[0]);
            }
        }

        var report = DecoySet.Check(Store, folder);
        var missing = Store.Decoys.Where(d => !report.Alarms.Any(r => r.Decoy.Id == d.Id)).Select(d => $"{d.Kind} {d.Language} {d.Files[0].Name}").ToList();
        missing.ShouldBeEmpty();
        report.Alarms.Where(r => r.How == RingHow.Text && r.Alterations?.Count > 0).Select(r => $"{r.File}: {r.Alterations![0].Kind} '{r.Alterations[0].Before}' '{r.Alterations[0].After}'").ShouldBeEmpty();
        report.Alarms.Count(r => r.How == RingHow.Text).ShouldBeGreaterThan(20);
        report.Alarms.ShouldAllBe(r => r.File.StartsWith("dump.zip › "));
    }

    [Theory]
    [InlineData("Apr  3 02:11:09 mx sshd[311]: Failed password for invalid user {0} from 203.0.113.9 port 4122 ssh2")]
    [InlineData("Apr  3 02:11:09 mx dovecot: imap-login: Login: user=<{0}>, method=PLAIN, rip=203.0.113.9")]
    [InlineData("203.0.113.9 - {0} [03/Apr/2027:02:11:09 +0200] \"GET /stock HTTP/1.1\" 401 12")]
    [InlineData("{{\"ts\":\"2027-04-03T02:11:09Z\",\"msg\":\"login\\n{0}\"}}")]
    [InlineData("2027-04-03 02:11:09 POST /login?name={0}&next=%2F")]
    public void A_user_name_rings_in_the_log_of_a_server_with_its_time(string line)
    {
        var decoy = Of(DecoyKind.Credential);
        var report = DecoySet.CheckText(Store, "noise\n" + string.Format(null, line, Value(decoy, CanaryKind.Login)) + "\nnoise\n", "auth.log");
        var ring = report.Alarms.ShouldHaveSingleItem();
        ring.Decoy.Id.ShouldBe(decoy.Id);
        ring.Line.ShouldBe(2);
        ring.Strength.ShouldBe(Strength.Conclusive);
        ring.Time.ShouldNotBeNull().At.UtcDateTime.Date.ShouldBeOneOf(new DateTime(2027, 4, 3), new DateTime(2027, 4, 2).AddDays(1));
    }

    [Fact]
    public void A_login_rings_as_the_base64_of_http_basic_and_of_sasl_plain()
    {
        var decoy = Of(DecoyKind.Credential);
        string login = Value(decoy, CanaryKind.Login), password = Value(decoy, CanaryKind.Password);
        foreach (string secret in new[] { $"{login}:{password}", $"\0{login}\0{password}", password })
            DecoySet.CheckText(Store, $"Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))}\n").Alarms.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("GET {0}?utm_source=x&d=1 HTTP/1.1")]
    [InlineData("see hxxps://files[.]halvorsen2027[.]example{0}")]
    [InlineData("url=https%3A%2F%2Ffiles.halvorsen2027.example{1}%3Fdl%3D1")]
    [InlineData("<a href=\"https://files.halvorsen2027.example{0}&amp;x=1\">")]
    [InlineData("> > https://files.halvorsen2027.example{2}")]
    public void A_link_rings_however_it_is_written(string line)
    {
        var decoy = Of(DecoyKind.Link);
        string path = new Uri(Value(decoy, CanaryKind.Link)).AbsolutePath;
        string broken = path[..^5] + "=\r\n" + path[^5..];
        var report = DecoySet.CheckText(Store, string.Format(null, line, path, Uri.EscapeDataString(path), broken));
        report.Alarms.Select(r => r.Decoy.Id).Distinct().ShouldBe([decoy.Id]);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("mailto:{1} at {2}")]
    [InlineData("{1}[at]halvorsen2027[dot]example")]
    [InlineData("{1}&#64;halvorsen2027&period;example")]
    [InlineData("RCPT TO:<{0}> 250")]
    public void An_address_rings_however_it_is_written(string line)
    {
        var decoy = Of(DecoyKind.Contact, "fr");
        string address = Value(decoy, CanaryKind.Address);
        var report = DecoySet.CheckText(Store, string.Format(null, line, address, address.Split('@')[0].ToUpperInvariant(), address.Split('@')[1]));
        report.Alarms.Select(r => r.Decoy.Id).Distinct().ShouldBe([decoy.Id]);
    }

    [Fact]
    public void A_telephone_number_rings_in_its_international_form_and_is_strong_not_conclusive()
    {
        var decoy = Of(DecoyKind.Contact, "fr");
        string phone = Value(decoy, CanaryKind.Phone);
        var ring = DecoySet.CheckText(Store, $"call +33 {phone[1..].Replace(' ', '.')}!").Alarms.ShouldHaveSingleItem();
        (ring.Decoy.Id, ring.Strength).ShouldBe((decoy.Id, Strength.Strong));
    }

    [Fact]
    public void A_user_name_inside_a_longer_word_does_not_ring()
    {
        string login = Value(Of(DecoyKind.Credential), CanaryKind.Login);
        DecoySet.CheckText(Store, $"x{login} {login}x {login}7").Rings.ShouldBeEmpty();
    }

    [Fact]
    public void A_sum_is_a_hint_and_no_alarm()
    {
        string sum = Value(Of(DecoyKind.Document), CanaryKind.Figure);
        var report = DecoySet.CheckText(Store, $"they paid {sum} for it");
        report.Rings.ShouldHaveSingleItem().Strength.ShouldBe(Strength.Weak);
        report.Alarms.ShouldBeEmpty();
        DecoySet.CheckText(Store, string.Concat(sum.Where(char.IsDigit))).Rings.ShouldBeEmpty();
    }

    [Fact]
    public void Own_hosts_and_touches_before_planting_are_told_apart()
    {
        var decoy = Of(DecoyKind.Link);
        string path = new Uri(Value(decoy, CanaryKind.Link)).AbsolutePath;
        string log = $"192.0.2.7 - - [05/Apr/2027:02:11:09 +0200] \"GET {path}\"\n"
            + $"203.0.113.9 - - [02/Mar/2027:02:11:09 +0200] \"GET {path}\"\n"
            + $"192.0.2.77 - - [06/Apr/2027:02:11:09 +0200] \"GET {path}\"\n";
        var report = DecoySet.CheckText(Store, log, "access.log", "192.0.2.7");
        report.Rings.Select(r => r.Standing).ShouldBe([Standing.OwnHost, Standing.BeforePlanting, Standing.PlaceReached]);
        report.Reached.ShouldHaveSingleItem().First.ShouldNotBeNull().At.Month.ShouldBe(4);
    }

    [Fact]
    public void A_decoy_that_was_never_planted_says_that_the_store_was_reached()
    {
        var store = new DecoyStore(DecoySet.Secret, [.. Decoys.Select(m => m.Decoy)]);
        var ring = DecoySet.CheckText(store, Value(Of(DecoyKind.Link), CanaryKind.Link)).Alarms.ShouldHaveSingleItem();
        ring.Standing.ShouldBe(Standing.NeverPlanted);
        ring.Sentence.ShouldContain("never planted");
    }

    [Fact]
    public void A_moved_decoy_names_the_place_where_it_was_at_the_time()
    {
        var decoy = Of(DecoyKind.Link);
        var store = Store.Plant(decoy.Id, new Planting("the second place", DecoySet.Planted.AddDays(20), "Ida Berg", ""), move: true);
        string path = new Uri(Value(decoy, CanaryKind.Link)).AbsolutePath;
        DecoySet.CheckText(store, $"2027-03-10T01:00:00Z {path}").Rings.ShouldHaveSingleItem().Place!.Place.ShouldStartWith("place ");
        DecoySet.CheckText(store, $"2027-04-10T01:00:00Z {path}").Rings.ShouldHaveSingleItem().Place!.Place.ShouldBe("the second place");
    }

    [Fact]
    public void Two_decoys_of_one_place_corroborate_and_the_others_stay_silent()
    {
        var store = new DecoyStore(DecoySet.Secret, [.. Decoys.Select((m, i) => m.Decoy with { Plantings = [new Planting(i < 30 ? "finance share" : "archive", DecoySet.Planted, "Ida Berg", "")] })]);
        var links = store.Decoys.Take(30).Where(d => d.Kind == DecoyKind.Link).Take(2).Select(d => Value(d, CanaryKind.Link));
        var report = DecoySet.CheckText(store, string.Join('\n', links));
        report.Reached.ShouldHaveSingleItem().Corroborated.ShouldBeTrue();
        report.Silent.ShouldBe([("archive", 30)]);
    }

    [Fact]
    public void An_alteration_of_a_decoy_document_is_shown()
    {
        var decoy = Of(DecoyKind.Document);
        string sum = Value(decoy, CanaryKind.Figure);
        var ring = DecoySet.CheckText(Store, decoy.Text.Replace(sum, "£999,999.00", StringComparison.Ordinal)).Alarms.First(r => r.How == RingHow.Text);
        ring.Share.ShouldBeGreaterThan(0.9);
        ring.Alterations.ShouldNotBeNull().ShouldContain(a => a.After.Contains("999,999.00", StringComparison.Ordinal));
        int middle = decoy.Text.IndexOf('\n', decoy.Text.Length / 3);
        DecoySet.CheckText(Store, decoy.Text.Insert(middle, " The chairs were a gift of the other side and nobody may ever know of it at all.")).Alarms.First(r => r.How == RingHow.Text)
            .Alterations.ShouldNotBeNull().ShouldContain(a => a.After.Contains("other side", StringComparison.Ordinal));
        DecoySet.CheckText(Store, decoy.Text).Alarms.First(r => r.How == RingHow.Text).Alterations.ShouldNotBeNull().ShouldBeEmpty();
    }

    [Fact]
    public void A_canary_over_the_border_of_two_blocks_rings_once_on_its_line()
    {
        var decoy = Of(DecoyKind.Credential);
        string login = Value(decoy, CanaryKind.Login);
        foreach (int before in new[] { 262_144 - 5, 262_144 - 2048 - 4, 262_144, 524_288 - 2048 - 7 })
        {
            string filler = string.Concat(Enumerable.Repeat("filler ok\n", before / 10)) + new string('-', before % 10);
            var ring = DecoySet.CheckText(Store, filler + " " + login + " end\n" + filler).Alarms.ShouldHaveSingleItem();
            ring.Line.ShouldBe((before / 10) + 1);
        }
    }

    [Fact]
    public void A_packed_log_is_searched_line_by_line_and_a_cut_one_as_far_as_it_goes()
    {
        string login = Value(Of(DecoyKind.Credential), CanaryKind.Login);
        string log = "2027-04-03T02:11:09Z ok\n" + $"2027-04-03T02:11:10Z login {login}\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"2027-04-03T02:11:11Z line {i * 7919}\n"));
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(Encoding.UTF8.GetBytes(log));
        foreach (int length in new[] { (int)packed.Length, (int)packed.Length * 3 / 4 })
        {
            using var folder = new TemporaryFolder();
            folder.Write("auth.log.2.gz", packed.ToArray()[..length]);
            var ring = DecoySet.Check(Store, folder).Alarms.ShouldHaveSingleItem();
            (ring.File, ring.Line).ShouldBe(("auth.log.2.gz", 2));
        }
    }

    [Fact]
    public void A_canary_in_the_base64_body_of_a_mail_rings_with_the_date_of_the_mail()
    {
        string login = Value(Of(DecoyKind.Credential), CanaryKind.Login);
        string body = Convert.ToBase64String(Encoding.UTF8.GetBytes($"Look what I found: {login}, and it works.\n"));
        var ring = DecoySet.CheckText(Store, "From: a@elsewhere.example\r\nTo: b@elsewhere.example\r\nDate: Sat, 03 Apr 2027 02:11:09 +0200\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
            + $"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}\r\n", "m.eml").Alarms.ShouldHaveSingleItem();
        ring.Time.ShouldNotBeNull().At.UtcDateTime.ShouldBe(new DateTime(2027, 4, 3, 0, 11, 9));
    }

    [Fact]
    public void A_post_rings_with_its_time_and_author()
    {
        string link = Value(Of(DecoyKind.Link), CanaryKind.Link);
        var ring = DecoySet.CheckText(Store, $"{{\"id\":1,\"created_at\":\"2027-04-03T02:11:09Z\",\"author\":\"night_owl\",\"text\":\"all here {link.Replace("/", "\\/", StringComparison.Ordinal)}\"}}\n", "posts.ndjson").Alarms.ShouldHaveSingleItem();
        ring.Author.ShouldBe("night_owl");
        ring.Time.ShouldNotBeNull().At.Day.ShouldBe(3);
    }

    [Fact]
    public void Hostile_and_broken_files_are_survived_and_the_good_ones_around_them_ring()
    {
        string login = Value(Of(DecoyKind.Credential), CanaryKind.Login);
        Gen.Byte.Array[0, 400].Sample(bytes =>
        {
            using var folder = new TemporaryFolder();
            folder.Write("a.bin", bytes);
            folder.Write("b.log", [.. bytes, .. "\n\0\u0001 "u8, .. Encoding.UTF8.GetBytes(login), .. "\n"u8, .. bytes]);
            folder.Write("c.zip", [0x50, 0x4B, 3, 4, .. bytes]);
            DecoySet.Check(Store, folder).Alarms.Where(r => r.File == "b.log").ShouldNotBeEmpty();
        }, iter: 100);
    }

    [Fact]
    public void Folding_survives_any_text()
    {
        string signs = "%25=&#x;\\u[dot](at)\uD800\u202Eé1l0O\r\n4E ";
        Gen.OneOf(Gen.String, Gen.Char[signs].Array[0, 60].Select(c => new string(c))).Sample(text =>
        {
            var folded = new FoldedCharacters();
            CanaryFold.Fold(text, folded);
            for (int i = 0; i < folded.Count; i++)
                folded.Place(i).ShouldBeInRange(0, text.Length - 1);
        }, iter: 20_000);
    }

    [Fact]
    public void Times_survive_any_line() =>
        Gen.Char["0123456789-/:T Z+JanFeb[]."].Array[0, 60].Select(c => new string(c)).Sample(line => LineTime.Of(line, DecoySet.Made), iter: 20_000);
}
