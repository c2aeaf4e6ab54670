using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tocsin.Cli.Elections;
using Tocsin.Cli.Leaks;
using Tocsin.Cli.Output;
using Tocsin.Cli.Sightings;
using Tocsin.Decoys;
using Tocsin.Decoys.Making;
using Tocsin.Decoys.Storing;

namespace Tocsin.Cli.Simulating.Story;

/// <summary>The attack of 2017 in a country that does not exist: lookalikes registered, mail sent, papers stolen, some altered, and pushed in the silence.</summary>
/// <remarks>Everything comes from the seed and is written below one directory, so that every step can be looked at and tried alone. Names end in .example
/// and addresses are those reserved for documentation (RFC 2606, RFC 5737): nothing of it exists.</remarks>
internal sealed class HackAndLeakStory(string directory)
{
    /// <summary>Name of the story and of the scenario of its posts.</summary>
    public const string Name = "hack-and-leak";

    /// <summary>Its election profile.</summary>
    public const string Election = "valdoria-2027";

    private const int Seed = 2027;
    private const string Bait = "halvorsen2027-login.example";
    private const int Ordinary = 3000;
    private const int Leaked = 22;

    private static readonly DateTimeOffset DumpSeen = new(2027, 4, 9, 21, 30, 0, TimeSpan.FromHours(2));
    private static readonly UTF8Encoding Utf8 = new(false);

    /// <summary>Where the posts go.</summary>
    public string Posts => Path.Combine(directory, "posts.ndjson");

    /// <summary>Writes all of it and enrols the campaign's papers.</summary>
    /// <returns>What a scan is to look at.</returns>
    public SightingRequest Write(Terminal terminal, CancellationToken cancellation)
    {
        var papers = new StoryPapers(Seed).Make(60, At(2027, 2, 1), At(2027, 4, 6));
        foreach (var paper in papers)
            Put($"documents/{paper.File}.eml", StoryPapers.Mail(paper));
        File.AppendAllText(Posts, Pickup(), Utf8);
        Put("names.csv", Names());
        Put("mail.mbox", Inbox(papers));
        WriteDump(papers);
        Put("logs/proxy.log", StoryLogs.Proxy(Bait));
        Directory.CreateDirectory(In("dump"));
        Put("logs/imap.log", StoryLogs.Imap(MakeDecoys()));
        Put("sign-ins.ndjson", StoryLogs.SignIns());
        File.Delete(In("ours.leaks"));
        using (var quiet = terminal.Quiet())
            EnrolRun.Run(new EnrolRequest { Inputs = [In("documents")], Index = In("ours.leaks"), Key = In("ours.key"), Threads = 1 }, quiet, cancellation);
        return new SightingRequest
        {
            Names = [In("names.csv")],
            Mail = [In("mail.mbox")],
            Dump = [In("dump")],
            DumpSeen = DumpSeen,
            DumpLinks = ["https://harbour-papers.example/"],
            LeakIndex = In("ours.leaks"),
            LeakKey = In("ours.key"),
            Originals = [In("documents")],
            Logs = [In("logs")],
            SignIns = [In("sign-ins.ndjson")],
            Decoys = new DecoyStoreFile(In("decoys.json")),
        };
    }

    /// <summary>The command that does the same.</summary>
    public string Command(string tocsin, string report) =>
        $"{tocsin} scan {Q("posts.ndjson")} --election {Election} --names {Q("names.csv")} --mail {Q("mail.mbox")} --dump {Q("dump")} --dump-seen 2027-04-09T21:30+02:00 "
        + $"--dump-link https://harbour-papers.example/ --leak-index {Q("ours.leaks")} --leak-key {Q("ours.key")} --originals {Q("documents")} --logs {Q("logs")} --sign-ins {Q("sign-ins.ndjson")} --decoys {Q("decoys.json")} --out {Scanning.NextSteps.Quote(report)}";

    private string Q(string name) => Scanning.NextSteps.Quote(In(name));

    private string In(string name) => Path.Combine(directory, name);

    private static string Names()
    {
        var random = new Random(Seed);
        string[] syllables = ["ba", "lor", "mi", "ten", "sta", "gru", "vel", "oka", "rin", "dus", "pha", "jol", "wen", "cas", "tri", "mog", "sel", "dar", "hin", "ulo"];
        var lines = new List<string>(Ordinary + 4);
        for (int i = 0; i < Ordinary; i++)
        {
            string name = string.Concat(Enumerable.Range(0, random.Next(3, 6)).Select(_ => syllables[random.Next(syllables.Length)]));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{At(2027, 3, 1).AddMinutes(random.Next(30 * 24 * 60)):yyyy-MM-dd'T'HH:mm:ss'Z'},{name}.example"));
        }

        // Namesakes who have nothing to do with any of it.
        foreach (string namesake in (string[])["halvorsen-bakery", "halvorsens-boats", "estrup-halvorsen-law", "valdoria-hiking", "heraldry-valdoria"])
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{At(2027, 3, 2).AddMinutes(random.Next(25 * 24 * 60)):yyyy-MM-dd'T'HH:mm:ss'Z'},{namesake}.example"));
        lines.Add($"2027-03-08T04:12:44Z,{Bait}");
        lines.Add("2027-03-08T04:13:02Z,ha1vorsen2027.example");
        lines.Add("2027-03-19T05:40:31Z,halvorsen-2027.example");
        lines.Sort(StringComparer.Ordinal);
        return "first_seen,name\n" + string.Join('\n', lines) + "\n";
    }

    // An outlet that the profile calls state-controlled passes the papers on, on another platform.
    private static string Pickup()
    {
        (int Minute, string Text, string Url)[] posts =
        [
            (95, "What the campaign would rather you did not read before Sunday: the Halvorsen papers, part one", "https://harbour-papers.example/part-1"),
            (130, "Part two. Our correspondents have been through nine gigabytes of mail", "https://harbour-papers.example/part-2"),
            (210, "The port memo, and the silence of the candidate. Read it on our site", "https://northern-dispatch.example/2027/port-memo-silence-of-the-candidate"),
            (340, "Everything we have published on the Halvorsen papers so far", "https://northern-dispatch.example/2027/halvorsen-papers"),
        ];
        return string.Concat(posts.Select((p, i) => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"id":"nd-{{i + 1}}","account":"northerndispatch","platform":"telegram","time":"{{DumpSeen.AddHours(12).AddMinutes(p.Minute).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}","text":"{{p.Text}}","urls":["{{p.Url}}"],"hashtags":[],"mentions":[],"lang":"en"}""") + "\n"));
    }

    private static string Inbox(IReadOnlyList<StoryPaper> papers)
    {
        var mails = papers.Where(p => p.Time >= At(2027, 3, 5) && p.Time < At(2027, 3, 25)).Select(p => (p.Time, Text: StoryPapers.Mail(p))).ToList();
        for (int i = 0; i < StoryWords.Staff.Length; i++)
            mails.Add((At(2027, 3, 15).AddHours(6).AddMinutes(i * 97), Lure(i, At(2027, 3, 15).AddHours(6).AddMinutes(i * 97))));
        return string.Concat(mails.OrderBy(m => m.Time).Select(m => $"From MAILER {m.Time:ddd MMM dd HH:mm:ss yyyy}\n{m.Text.Replace("\nFrom ", "\n>From ", StringComparison.Ordinal)}\n"));
    }

    private static string Lure(int victim, DateTimeOffset time)
    {
        var (name, mailbox, _) = StoryWords.Staff[victim];
        string date = StoryPapers.Rfc5322(time);
        return $"Return-Path: <bounce@{Bait}>\nReceived: from mail.{Bait} ([198.51.100.77]) by mx.{StoryPapers.Domain}; {date}\n"
            + $"Authentication-Results: mx.{StoryPapers.Domain}; spf=pass smtp.mailfrom={Bait}; dkim=pass header.d={Bait}; dmarc=pass header.from={Bait}\n"
            + $"From: \"Mira Halvorsen IT service\" <service@{Bait}>\nTo: {name} <{mailbox}@{StoryPapers.Domain}>\nDate: {date}\nSubject: Your mailbox is blocked tonight: confirm your password\n"
            + $"Message-ID: <{victim}.{time.ToUnixTimeSeconds()}@{Bait}>\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
            + $"<p>Dear {name.Split(' ')[0]},</p><p>An unusual sign-in to your mailbox was noticed. Unless you confirm your password within 24 hours your account will be suspended.</p>"
            + $"<p><a href=\"https://{Bait}/session/{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(mailbox))}\">https://{StoryPapers.Domain}/mail/session</a></p><p>Campaign IT service</p>\n";
    }

    private void WriteDump(IReadOnlyList<StoryPaper> papers)
    {
        foreach (var paper in papers.Where((_, i) => i % 2 == 0).Take(Leaked))
            Put($"dump/mails/{paper.File}.eml", StoryPapers.Mail(paper));
        var altered = papers.Where((_, i) => i % 2 == 1).Take(3).ToList();

        // An amount grows tenfold, a sentence is put in, a date moves.
        Put($"dump/mails/{altered[0].File}.eml", Tenfold(StoryPapers.Mail(altered[0])));
        int middle = altered[1].Body.IndexOf("\n\n", StringComparison.Ordinal);
        Put($"dump/mails/{altered[1].File}.eml", StoryPapers.Mail(altered[1] with { Body = altered[1].Body.Insert(middle, " The port company pays the second half in cash once the licence is signed, and nobody writes that down again.") }));
        Put($"dump/mails/{altered[2].File}.eml", StoryPapers.Mail(altered[2] with { Time = altered[2].Time.AddDays(-19) }).Replace("We have", "We do not have", StringComparison.Ordinal));

        // Nobody of the campaign wrote these.
        foreach (var forged in new StoryPapers(Seed + 1).Make(3, At(2027, 3, 1), At(2027, 3, 20), "x"))
            Put($"dump/mails/{forged.File}.eml", StoryPapers.Mail(forged));
    }

    /// <summary>Makes two decoys and plants them; the document turns up in the dump.</summary>
    /// <returns>The user name of the other one, which the thief tries.</returns>
    private string MakeDecoys()
    {
        File.Delete(In("decoys.json"));
        var election = ElectionFile.Require(Election, new Terminal { Out = TextWriter.Null, OutBytes = Stream.Null, Error = TextWriter.Null, In = Stream.Null });
        var order = new MakeOrder
        {
            Campaign = election.Protected.First(s => s.Domains.Contains(StoryPapers.Domain)),
            Kinds = [DecoyKind.Document, DecoyKind.Credential],
            Count = 2,
            Languages = ["en"],
            Now = At(2027, 2, 20).AddHours(9),
            ContactDomain = StoryPapers.Domain,
        };
        IReadOnlyList<MadeDecoy> made = [];
        byte[] secret = SHA256.HashData(Encoding.UTF8.GetBytes(Name));
        new DecoyStoreFile(In("decoys.json")).Change(
            old =>
            {
                made = new DecoyMaker(new Entropy(secret), old).Make(order);
                var full = old.With(made.Select(m => m.Decoy));
                return made.Aggregate(full, (s, m) => s.Plant(m.Decoy.Id, new Planting(m.Decoy.Kind == DecoyKind.Document ? "finance share /2027/budget" : "notes in Pavel Estrup's mailbox", At(2027, 2, 22).AddHours(8), "Ida Lorne", ""), move: false));
            },
            secret);
        var document = made.First(m => m.Decoy.Kind == DecoyKind.Document);
        string path = In($"dump/finance/{document.Decoy.Files[0].Name}");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, document.Files[0]);
        return made.First(m => m.Decoy.Kind == DecoyKind.Credential).Decoy.Canaries.First(c => c.Kind == CanaryKind.Login).Value;
    }

    private static string Tenfold(string text)
    {
        int marks = text.IndexOf(" marks", StringComparison.Ordinal);
        return marks < 0 ? text : text.Insert(marks, "0");
    }

    private void Put(string name, string text)
    {
        string path = In(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, Utf8);
    }

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
