using System.Text;

namespace Tocsin.Engine.Coordination.Reference;

/// <summary>Writes a result as the reference tool's tables: its column names, its order, its number format.</summary>
/// <remarks>The names written may be others than those the run was ordered by: pass pseudonyms here, or already to the run.</remarks>
public static class ReferenceTables
{
    /// <summary>The tool's result of <c>detect_groups</c>: a row a pair.</summary>
    public static void WritePairs(ReferenceResult result, ReferenceNames names, TextWriter output)
    {
        ReferenceCsv.Header(output, "object_id,content_id,content_id_y,time_delta,account_id,account_id_y");
        var row = new ReferenceCsv(output);
        foreach (var pair in result.Pairs)
        {
            row.Text(names.ObjectName(pair.ObjectId)).Text(names.ContentName(pair.ContentId)).Text(names.ContentName(pair.ContentIdY)).Number(pair.TimeDelta)
                .Text(names.AccountName(pair.AccountId)).Text(names.AccountName(pair.AccountIdY)).EndRow();
        }
    }

    /// <summary>The edge list of <c>generate_coordinated_network</c>, with the column of object ids (its <c>objects = TRUE</c>) or without.</summary>
    public static void WriteEdges(ReferenceResult result, ReferenceNames names, TextWriter output, bool objects = true)
    {
        string objectIds = objects ? "object_ids," : "";
        ReferenceCsv.Header(output, $"from,to,weight,avg_time_delta,n_content_id,n_content_id_y,edge_symmetry_score,{objectIds}weight_threshold");
        var row = new ReferenceCsv(output);
        foreach (var edge in result.Edges)
        {
            row.Text(names.AccountName(edge.From)).Text(names.AccountName(edge.To)).Number(edge.Weight).Number(edge.AverageTimeDelta)
                .Number(edge.ContentCount).Number(edge.ContentCountY).Number(edge.SymmetryScore);
            if (objects)
                row.Text(Joined(edge.Objects.Span, names.ObjectName));
            row.Number(edge.AboveThreshold ? 1 : 0).EndRow();
        }
    }

    /// <summary>The tool's <c>account_stats</c>.</summary>
    public static void WriteAccounts(ReferenceResult result, ReferenceNames names, TextWriter output)
    {
        ReferenceCsv.Header(output, "account_id,avg_time_delta,avg_edge_symmetry_score,unique_shares_count");
        var row = new ReferenceCsv(output);
        foreach (var account in result.Accounts)
        {
            row.Text(names.AccountName(account.AccountId)).Number(account.AverageTimeDelta).Number(account.AverageSymmetryScore)
                .Number(account.UniqueShares).EndRow();
        }
    }

    /// <summary>The tool's <c>group_stats</c>.</summary>
    public static void WriteObjects(ReferenceResult result, ReferenceNames names, TextWriter output)
    {
        ReferenceCsv.Header(output, "object_id,num_accounts");
        var row = new ReferenceCsv(output);
        foreach (var item in result.Objects)
            row.Text(names.ObjectName(item.ObjectId)).Number(item.Accounts).EndRow();
    }

    private static string Joined(ReadOnlySpan<int> objects, Func<int, string> name)
    {
        if (objects.Length == 1)
            return name(objects[0]);
        var joined = new StringBuilder();
        foreach (int id in objects)
            joined.Append(joined.Length > 0 ? "," : "").Append(name(id));
        return joined.ToString();
    }
}
