using System.IO.Compression;
using System.Text;
using Tocsin.Server;

namespace Tocsin.DutyRoom;

/// <summary>What people drop, made here: one message that phishes, one that does not, names, a dump.</summary>
internal static class Dropped
{
    /// <summary>A message that phishes in the name of a protected person, by a name that the story knows.</summary>
    public const string Phishing = """
        Received: from mail.halvorsen-secure.example ([203.0.113.9]) by mx.party.example; Sat, 20 Mar 2027 09:12:00 +0000
        Authentication-Results: mx.party.example; spf=fail smtp.mailfrom=halvorsen-secure.example; dkim=none; dmarc=fail header.from=halvorsen-secure.example
        From: "Halvorsen IT Support" <it@halvorsen-secure.example>
        Reply-To: collect@box.example
        To: ann@party.example
        Subject: Urgent: your mailbox password expires today
        Date: Sat, 20 Mar 2027 09:11:00 +0000
        Message-ID: <phish-1@halvorsen-secure.example>
        MIME-Version: 1.0
        Content-Type: text/html; charset=utf-8

        <html><body><script>alert("run")</script><img src="http://track.box.example/pixel.gif">
        <p>Your password expires today. Verify your account immediately or it will be suspended.</p>
        <a href="http://halvorsen2027-login.example/?u=ann@party.example">https://mail.halvorsen2027.example/login</a></body></html>
        """;

    /// <summary>An ordinary message that its server vouches for.</summary>
    public const string Clean = """
        Received: from mail.party.example ([203.0.113.10]) by mx.party.example; Thu, 1 Apr 2027 09:12:00 +0000
        Authentication-Results: mx.party.example; spf=pass smtp.mailfrom=party.example; dkim=pass header.d=party.example; dmarc=pass header.from=party.example
        From: Ann <ann@party.example>
        To: Bob <bob@party.example>
        Subject: Rota
        Date: Thu, 1 Apr 2027 09:11:00 +0000
        Message-ID: <rota-1@party.example>

        See you on Saturday.
        """;

    /// <summary>Names in a log, three of which look like a protected one.</summary>
    public const string Names = "halvorsen2027-login.example\n2027-04-01T10:00:00Z halvorsen2O27.example\nharmless.example\nvote-halvorsen2027.example.com\n";

    /// <summary>A message with ten thousand parts.</summary>
    public static string Parts => "From: a@b.example\r\nSubject: p\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + string.Concat(Enumerable.Repeat("--b\r\nContent-Type: text/plain\r\n\r\nx\r\n", 10_000)) + "--b--\r\n";

    /// <summary>The phishing message with 25 MB behind it.</summary>
    public static byte[] Large => [.. Encoding.UTF8.GetBytes(Phishing), .. Enumerable.Repeat((byte)'A', 25_000_000).Select((b, i) => i % 77 == 76 ? (byte)'\n' : b)];

    /// <summary>The story's dump in one file.</summary>
    public static byte[] Dump()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("tocsin-dump").FullName, "dump.zip");
        ZipFile.CreateFromDirectory(Stores.At("dump"), path);
        try
        {
            return File.ReadAllBytes(path);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    /// <summary>The story's decoys and index, for this election.</summary>
    public static Dictionary<string, OwnMaterial> Own(string election) => new(StringComparer.Ordinal)
    {
        [election] = new OwnMaterial { Decoys = Stores.At("decoys.json"), LeakIndex = Stores.At("ours.leaks"), LeakKey = Stores.At("ours.key"), Originals = Stores.At("documents") },
    };
}
