-- Partners: who may get what, what they gave, what was shared with them. Registers, shares and what partners gave are append-only; what a TAXII
-- collection holds can be taken out of it. The audit column is the line of the log that came with the row.
CREATE TABLE partners (
    seq BIGINT NOT NULL PRIMARY KEY,
    folded TEXT NOT NULL,
    name TEXT NOT NULL,
    tlp TEXT NOT NULL,
    formats TEXT NOT NULL,
    extensions BIGINT NOT NULL,
    elections TEXT NOT NULL,
    ended BIGINT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    audit BIGINT NOT NULL
);
CREATE INDEX partners_folded ON partners (folded, seq);
CREATE TABLE partner_tokens (
    seq BIGINT NOT NULL PRIMARY KEY,
    folded TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    audit BIGINT NOT NULL
);
CREATE INDEX partner_tokens_folded ON partner_tokens (folded, seq);
CREATE TABLE shares (
    id TEXT NOT NULL PRIMARY KEY,
    partner TEXT NOT NULL,
    election TEXT NOT NULL,
    incidents TEXT NOT NULL,
    tlp TEXT NOT NULL,
    format TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    body TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    audit BIGINT NOT NULL
);
CREATE TABLE share_events (
    seq BIGINT NOT NULL PRIMARY KEY,
    share TEXT NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    audit BIGINT NOT NULL
);
CREATE INDEX share_events_share ON share_events (share, seq);
CREATE TABLE partner_files (
    id BIGINT NOT NULL PRIMARY KEY,
    partner TEXT NOT NULL,
    name TEXT NOT NULL,
    format TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    tlp TEXT NOT NULL,
    kept BIGINT NOT NULL,
    known BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    audit BIGINT NOT NULL
);
CREATE TABLE partner_objects (
    seq BIGINT NOT NULL PRIMARY KEY,
    file BIGINT NOT NULL,
    partner TEXT NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    version BIGINT NOT NULL,
    tlp TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE UNIQUE INDEX partner_objects_id ON partner_objects (id, partner, version);
CREATE INDEX partner_objects_type ON partner_objects (type, seq);
CREATE INDEX partner_objects_file ON partner_objects (file);
CREATE TABLE partner_marks (
    value TEXT NOT NULL,
    kind TEXT NOT NULL,
    object BIGINT NOT NULL,
    PRIMARY KEY (value, kind, object)
);
CREATE TABLE partner_refused (
    file BIGINT NOT NULL,
    place BIGINT NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX partner_refused_file ON partner_refused (file, place);
CREATE TABLE taxii_objects (
    seq BIGINT NOT NULL PRIMARY KEY,
    collection TEXT NOT NULL,
    share TEXT NOT NULL,
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    type TEXT NOT NULL,
    added BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE UNIQUE INDEX taxii_objects_id ON taxii_objects (collection, id, version);
CREATE INDEX taxii_objects_added ON taxii_objects (collection, added, seq);
CREATE INDEX taxii_objects_type ON taxii_objects (collection, type, added);
CREATE TABLE taxii_status (
    id TEXT NOT NULL PRIMARY KEY,
    partner TEXT NOT NULL,
    body TEXT NOT NULL,
    at BIGINT NOT NULL
);
