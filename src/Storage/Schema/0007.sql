-- Posts by the hour of their own time, for what is shown over time: counted when they are kept.
CREATE TABLE capture_hours (
    capture BIGINT NOT NULL,
    hour BIGINT NOT NULL,
    posts BIGINT NOT NULL,
    PRIMARY KEY (capture, hour)
);
INSERT INTO capture_hours (capture, hour, posts) SELECT capture, time / 3600000, COUNT(*) FROM posts GROUP BY capture, time / 3600000;
CREATE INDEX findings_detector ON findings (election, detector, last);
