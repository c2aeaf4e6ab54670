-- Findings that a later one of the same detector outgrew: it rests on the same records and more. The row of the earlier one is kept only where somebody
-- cited it. Lost counts records of earlier states that the later one no longer holds, summed along the line.
CREATE TABLE outgrown (
    election TEXT NOT NULL,
    finding TEXT NOT NULL,
    successor TEXT NOT NULL,
    lost BIGINT NOT NULL,
    scan TEXT NOT NULL,
    sentence TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (election, finding)
);
CREATE INDEX outgrown_successor ON outgrown (election, successor);
