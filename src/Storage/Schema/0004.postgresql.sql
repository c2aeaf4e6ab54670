-- What findings rest on, byte for byte as it was received.
CREATE TABLE records (
    capture BIGINT NOT NULL,
    part TEXT NOT NULL,
    place TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (capture, part, place)
);
