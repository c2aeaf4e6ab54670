CREATE TABLE posts (
    id BIGINT NOT NULL PRIMARY KEY,
    capture BIGINT NOT NULL,
    line BIGINT NOT NULL,
    time BIGINT NOT NULL,
    account TEXT NOT NULL,
    platform TEXT NOT NULL,
    external TEXT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    words TSVECTOR NOT NULL
);
CREATE INDEX posts_capture ON posts (capture);
CREATE INDEX posts_words ON posts USING GIN (words);
CREATE FUNCTION tocsin_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION tocsin_append_only();
CREATE TRIGGER decisions_append_only BEFORE UPDATE OR DELETE ON decisions FOR EACH ROW EXECUTE FUNCTION tocsin_append_only();
