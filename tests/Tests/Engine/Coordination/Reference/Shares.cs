using Tocsin.Engine.Coordination.Reference;
using Xunit;

namespace Tocsin.Tests.Engine.Coordination.Reference;

/// <summary>Rows by name, interned as they come.</summary>
internal sealed class Shares
{
    private readonly Dictionary<string, int> _objects = [], _accounts = [], _contents = [];
    private readonly List<string> _objectNames = [], _accountNames = [], _contentNames = [];

    public List<ReferenceShare> Rows { get; } = [];

    public ReferenceNames Names => ReferenceNames.From(_objectNames, _accountNames, _contentNames);

    /// <summary>Rows written <c>object account content time</c>, one a line.</summary>
    public static Shares Of(string rows)
    {
        var shares = new Shares();
        foreach (string line in rows.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            shares.Add(cells[0], cells[1], cells[2], double.Parse(cells[3], System.Globalization.CultureInfo.InvariantCulture));
        }

        return shares;
    }

    public void Add(string item, string account, string content, double time) =>
        Rows.Add(new ReferenceShare(Intern(_objects, _objectNames, item), Intern(_accounts, _accountNames, account), Intern(_contents, _contentNames, content), time));

    public ReferenceResult Detect(ReferenceOptions options) =>
        ReferenceCoordination.Detect(Rows.ToArray(), Names, options, TestContext.Current.CancellationToken);

    public string Csv(Action<ReferenceNames, TextWriter> write)
    {
        using var text = new StringWriter();
        write(Names, text);
        return text.ToString();
    }

    /// <summary>The pairs' contents as <c>earlier&gt;later</c>.</summary>
    public string Pairs(ReferenceOptions options) =>
        string.Join(' ', Detect(options).Pairs.Select(p => $"{Names.ContentName(p.ContentId)}>{Names.ContentName(p.ContentIdY)}"));

    private static int Intern(Dictionary<string, int> ids, List<string> names, string name)
    {
        if (!ids.TryGetValue(name, out int id))
        {
            ids.Add(name, id = ids.Count);
            names.Add(name);
        }

        return id;
    }
}
