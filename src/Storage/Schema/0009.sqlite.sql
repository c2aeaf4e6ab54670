-- Findings and sightings to look for by their words, numbered in the order of arrival, with the first few of what they are about, one a line, accounts as pseudonyms. The words stand in the table below, as those of posts do.
CREATE TABLE found (
    id INTEGER NOT NULL PRIMARY KEY,
    election TEXT NOT NULL,
    finding TEXT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL
);
CREATE UNIQUE INDEX found_finding ON found (election, finding);
CREATE VIRTUAL TABLE found_words USING fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii');
