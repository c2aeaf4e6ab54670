-- Times are milliseconds since 1970-01-01 UTC. Bodies are JSON as this program writes it.
CREATE TABLE elections (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    changed BIGINT NOT NULL
);
CREATE TABLE scans (
    id TEXT NOT NULL PRIMARY KEY,
    election TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    version TEXT NOT NULL,
    settings TEXT NOT NULL,
    posts BIGINT NOT NULL,
    complete INTEGER NOT NULL
);
CREATE TABLE captures (
    id BIGINT NOT NULL PRIMARY KEY,
    scan TEXT NOT NULL,
    election TEXT NOT NULL,
    name TEXT NOT NULL,
    format TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    at BIGINT NOT NULL,
    posts BIGINT NOT NULL
);
CREATE INDEX captures_scan ON captures (scan);
CREATE INDEX captures_hash ON captures (election, sha256);
CREATE TABLE findings (
    id TEXT NOT NULL,
    election TEXT NOT NULL,
    scan TEXT NOT NULL,
    kind TEXT NOT NULL,
    detector TEXT NOT NULL,
    confidence INTEGER NOT NULL,
    first BIGINT,
    last BIGINT,
    sentence TEXT NOT NULL,
    body TEXT NOT NULL,
    posts TEXT NOT NULL,
    PRIMARY KEY (election, id)
);
CREATE INDEX findings_scan ON findings (scan);
CREATE TABLE finding_keys (
    election TEXT NOT NULL,
    key TEXT NOT NULL,
    finding TEXT NOT NULL,
    PRIMARY KEY (election, key, finding)
);
CREATE INDEX finding_keys_finding ON finding_keys (election, finding);
CREATE TABLE incidents (
    id TEXT NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL,
    election TEXT NOT NULL,
    state TEXT NOT NULL,
    title TEXT NOT NULL,
    severity INTEGER NOT NULL,
    first BIGINT,
    last BIGINT,
    created BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    worked INTEGER NOT NULL,
    merged_into TEXT,
    split_from TEXT,
    body TEXT NOT NULL
);
CREATE INDEX incidents_list ON incidents (election, state, severity, last);
CREATE UNIQUE INDEX incidents_number ON incidents (election, number);
CREATE TABLE incident_members (
    election TEXT NOT NULL,
    member TEXT NOT NULL,
    incident TEXT NOT NULL,
    PRIMARY KEY (election, member)
);
CREATE INDEX incident_members_incident ON incident_members (incident);
CREATE TABLE decisions (
    seq BIGINT NOT NULL PRIMARY KEY,
    election TEXT NOT NULL,
    incident TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX decisions_incident ON decisions (incident);
CREATE INDEX decisions_election ON decisions (election, kind);
CREATE TABLE audit (
    seq BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
);
