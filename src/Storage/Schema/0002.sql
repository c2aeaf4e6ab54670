-- The limits of the law: a collection has a purpose and a clock, and what supports nothing is deleted after a set time.
CREATE TABLE collections (
    id BIGINT NOT NULL PRIMARY KEY,
    election TEXT NOT NULL,
    purpose TEXT NOT NULL,
    opened BIGINT NOT NULL,
    ends BIGINT NOT NULL,
    last BIGINT NOT NULL,
    renewals BIGINT NOT NULL,
    closed BIGINT
);
CREATE INDEX collections_election ON collections (election);
ALTER TABLE captures ADD COLUMN deleted BIGINT NOT NULL DEFAULT 0;
