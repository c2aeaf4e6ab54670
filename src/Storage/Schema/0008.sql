-- What people chose about detectors of an election: tuned, muted until a day, heard again. Append-only; the last of each kind is in force. The audit column is the line of the log that came with it.
CREATE TABLE detector_choices (
    seq BIGINT NOT NULL PRIMARY KEY,
    election TEXT NOT NULL,
    detector TEXT NOT NULL,
    kind TEXT NOT NULL,
    settings TEXT NOT NULL,
    until BIGINT,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    audit BIGINT NOT NULL
);
CREATE INDEX detector_choices_election ON detector_choices (election, detector, seq);
-- Searches that a person wants to hear of again. Seen is the number of the newest post at their last look.
CREATE TABLE watches (
    id BIGINT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    election TEXT NOT NULL,
    name TEXT NOT NULL,
    words TEXT NOT NULL,
    filter TEXT NOT NULL,
    seen BIGINT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX watches_person ON watches (person, election);
