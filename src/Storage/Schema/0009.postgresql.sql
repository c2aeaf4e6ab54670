-- Findings and sightings to look for by their words, numbered in the order of arrival.
CREATE TABLE found (
    id BIGINT NOT NULL PRIMARY KEY,
    election TEXT NOT NULL,
    finding TEXT NOT NULL,
    kind TEXT NOT NULL,
    words TSVECTOR NOT NULL
);
CREATE UNIQUE INDEX found_finding ON found (election, finding);
CREATE INDEX found_words ON found USING GIN (words);
