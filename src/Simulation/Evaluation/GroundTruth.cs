namespace Tocsin.Simulation.Evaluation;

/// <summary>Who belongs to which operation, as a truth file says.</summary>
/// <remarks>
/// CSV with a header. Columns are found by name: <c>account</c>, and <c>operation</c> or else <c>label</c>; others are
/// ignored. Ordinary accounts have an empty value, or one of organic, ordinary, none, 0. An account listed in several
/// operations belongs to each of them.
/// </remarks>
public sealed class GroundTruth
{
    private static readonly string[] Ordinary = ["", "organic", "ordinary", "none", "0"];

    private readonly Dictionary<string, List<int>> _operationsOf = new(StringComparer.Ordinal);
    private readonly List<HashSet<string>> _members = [];
    private readonly List<string> _names = [];

    /// <summary>Takes labels; the same label twice counts once.</summary>
    public GroundTruth(IEnumerable<LabelledAccount> labels)
    {
        foreach (var (account, operation) in labels)
        {
            if (!_operationsOf.TryGetValue(account, out var own))
                _operationsOf[account] = own = [];
            if (Ordinary.Contains(operation, StringComparer.OrdinalIgnoreCase))
                continue;
            int number = _names.IndexOf(operation);
            if (number < 0)
            {
                number = _names.Count;
                _names.Add(operation);
                _members.Add(new HashSet<string>(StringComparer.Ordinal));
            }

            if (_members[number].Add(account))
                own.Add(number);
        }
    }

    /// <summary>Operations in the order they are first named.</summary>
    public IReadOnlyList<string> Operations => _names;

    /// <summary>Accounts with a label.</summary>
    public int Accounts => _operationsOf.Count;

    /// <summary>Accounts that belong to any operation.</summary>
    public int Positives => _operationsOf.Count(p => p.Value.Count > 0);

    /// <summary>Every account with a label.</summary>
    public IReadOnlyCollection<string> Known => _operationsOf.Keys;

    /// <summary>Members of an operation.</summary>
    public IReadOnlySet<string> Members(int operation) => _members[operation];

    /// <summary>True when the account belongs to any operation.</summary>
    public bool IsMember(string account) => _operationsOf.TryGetValue(account, out var own) && own.Count > 0;

    /// <summary>True when the truth says anything about the account.</summary>
    public bool Knows(string account) => _operationsOf.ContainsKey(account);

    /// <summary>Reads a truth file.</summary>
    /// <exception cref="EvaluationException">It has no usable columns or no rows.</exception>
    public static GroundTruth Read(TextReader csv)
    {
        var table = CsvTable.Read(csv, "the truth file");
        int account = table.Require("account");
        int label = table.Find("operation") is >= 0 and var operation ? operation : table.Require("label", "operation or label");
        var truth = new GroundTruth(table.Rows.Where(r => r.Length > Math.Max(account, label) && r[account].Length > 0)
            .Select(r => new LabelledAccount(r[account], r[label])));
        return truth.Accounts > 0
            ? truth
            : throw new EvaluationException("the truth file names no account; it needs one row for each account");
    }
}
