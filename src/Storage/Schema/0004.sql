-- Who may do what. While nobody is registered any name is taken.
CREATE TABLE people (
    id BIGINT NOT NULL PRIMARY KEY,
    folded TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    login TEXT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT
);
CREATE INDEX people_folded ON people (folded);
-- Selective columns first: asked for an election and many keys, the embedded database would read all of the election.
CREATE TABLE keys_of_findings (
    key TEXT NOT NULL,
    finding TEXT NOT NULL,
    election TEXT NOT NULL,
    PRIMARY KEY (key, finding, election)
);
INSERT INTO keys_of_findings (key, finding, election) SELECT key, finding, election FROM finding_keys;
DROP TABLE finding_keys;
ALTER TABLE keys_of_findings RENAME TO finding_keys;
CREATE INDEX finding_keys_finding ON finding_keys (finding, election, key);
-- A legal hold stops the deletion of what was collected for an election.
ALTER TABLE collections ADD COLUMN held TEXT NOT NULL DEFAULT '';
