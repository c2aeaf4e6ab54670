-- Findings and sightings to look for by their words, numbered in the order of arrival, with the first few of what they are about, one a line, accounts as pseudonyms.
CREATE TABLE found (
    id BIGINT NOT NULL PRIMARY KEY,
    election TEXT NOT NULL,
    finding TEXT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    words TSVECTOR NOT NULL
);
CREATE UNIQUE INDEX found_finding ON found (election, finding);
CREATE INDEX found_words ON found USING GIN (words);
