namespace Tocsin.Cli.Simulating.Story;

/// <summary>Sentences of the made-up campaign's papers: enough turns that no two papers share a passage by chance.</summary>
internal static class StoryWords
{
    /// <summary>Staff: name, mailbox, office.</summary>
    public static readonly (string Name, string Mailbox, string Office)[] Staff =
    [
        ("Ida Lorne", "ida.lorne", "campaign manager"), ("Pavel Estrup", "pavel.estrup", "treasurer"), ("Nora Quill", "nora.quill", "press office"),
        ("Joren Maas", "joren.maas", "field office"), ("Selma Vantour", "selma.vantour", "legal adviser"), ("Emil Okstad", "emil.okstad", "scheduling"),
    ];

    public static readonly string[] Places = ["Karsten", "Orsa", "Port Lindel", "Brennhavn", "Upper Vale", "Mirefield", "the harbour quarter", "Tolmark", "Askeby", "Saint Veronne"];

    public static readonly string[] Matters =
    [
        "the hall rental", "the leaflet reprint", "the volunteers' coaches", "the sound system", "the polling-day hotline", "the translators for the debate", "the photographs for the website",
        "the insurance of the van", "the catering at the congress", "the rent of the back office", "the training of the canvassers", "the stamps for the second letter", "the printing of the school plan",
        "the tent for the market square", "the badges of the observers", "the repair of the copier",
    ];

    public static readonly string[] People =
    [
        "the printer in Askeby", "the dockers' union", "our regional group", "the head of the choir", "the accountant", "the mayor's assistant", "the bus company", "a reader of the Lakeside Courier",
        "the teachers' delegation", "the harbour master", "two former ministers", "the students' council", "the owner of the hall", "the ferry captain",
    ];

    /// <summary>{0} place, {1} matter, {2} person, {3} amount, {4} day, {5} count.</summary>
    public static readonly string[] Sentences =
    [
        "I spoke with {2} about {1} and we agreed on {3} marks, to be paid after the meeting in {0}.",
        "For {0} we expect {5} people on {4}, provided that {2} confirms before noon.",
        "{2} asked once more whether {1} can wait until {4}; I said that it cannot.",
        "The offer for {1} came to {3} marks, which is more than last time and still less than what {2} wanted.",
        "On {4} the candidate leaves {0} at a quarter past {5} minutes and nobody has arranged {1} yet.",
        "Please do not promise {2} anything about {1} before the lawyers have read the contract of {4}.",
        "In {0} only {5} of the volunteers turned up, most of them sent by {2}, and they carried {1} themselves.",
        "We have {3} marks left for {1}, so the second order has to be smaller or wait for {4}.",
        "If {2} calls again, say that the plan for {0} stands and that {1} was settled on {4}.",
        "The figures from {0} are better than we feared: {5} doors on {4} alone, and {2} wants to go on.",
        "There was a complaint from {2} about the noise during {1}; a short letter to {0} should be enough.",
        "I attach the list for {0} with {5} names, and the receipt over {3} marks for {1}.",
        "Could somebody who knows {2} ask whether {4} is too late for {1}?",
        "The rehearsal in {0} took longer than planned, and {1} had to be moved to {4} at a cost of {3} marks.",
        "Our treasurer will not sign {1} over {3} marks without a second quote, and {2} knows it.",
        "After {4} we close the account for {1}; what is left of the {3} marks goes to the group in {0}.",
        "It rained in {0}, {5} umbrellas were lost, and {2} was kinder about {1} than we deserved.",
        "Nobody told {2} that {1} is not part of the budget, and so the bill of {3} marks came to us on {4}.",
    ];

    public static readonly string[] Subjects =
    [
        "{0}: what is still open", "{1}, second quote", "Minutes of {4}", "Travel to {0}", "Re: {1}", "{4} in {0}", "Receipts for {1}", "Rota for {0}", "Call with {2}", "Budget line for {1}",
    ];

    public static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
}
