namespace Tocsin.Storage;

/// <summary>What a person may do with a store; each role may what the one before may, but an auditor judges nothing.</summary>
public enum Role
{
    /// <summary>Reads incidents and searches.</summary>
    Viewer,

    /// <summary>Reads, and reads the audit log; changes nothing, so that who watches has no part in it.</summary>
    Auditor,

    /// <summary>Scans, judges, joins and parts incidents, works through playbooks.</summary>
    Analyst,

    /// <summary>Approves, closes, reveals names, exports, opens collections, sets and lifts legal holds.</summary>
    Lead,

    /// <summary>Says who may do what, deletes what retention allows.</summary>
    Admin,
}
