-- The register of outlets, append-only. An entry is what one list (or a person) knows as one outlet; joins say which entries are one outlet.
-- Days are yyyy-MM-dd or empty. The audit column is the line of the log that came with the row.
CREATE TABLE outlets (
    id TEXT NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    audit BIGINT NOT NULL
);
CREATE UNIQUE INDEX outlets_number ON outlets (number);
CREATE TABLE outlet_entries (
    id BIGINT NOT NULL PRIMARY KEY,
    list TEXT NOT NULL,
    key TEXT NOT NULL,
    at BIGINT NOT NULL,
    audit BIGINT NOT NULL
);
CREATE UNIQUE INDEX outlet_entries_key ON outlet_entries (list, key);
CREATE TABLE outlet_joins (
    seq BIGINT NOT NULL PRIMARY KEY,
    entry BIGINT NOT NULL,
    outlet TEXT NOT NULL,
    because TEXT NOT NULL,
    at BIGINT NOT NULL,
    audit BIGINT NOT NULL
);
CREATE INDEX outlet_joins_entry ON outlet_joins (entry, seq);
CREATE TABLE outlet_facts (
    seq BIGINT NOT NULL PRIMARY KEY,
    entry BIGINT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    said_by TEXT NOT NULL,
    ground TEXT NOT NULL,
    source TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    refers BIGINT,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    audit BIGINT NOT NULL
);
CREATE INDEX outlet_facts_audit ON outlet_facts (audit);
