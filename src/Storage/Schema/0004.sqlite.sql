-- What findings rest on, byte for byte as it was received.
CREATE TABLE records (
    capture BIGINT NOT NULL,
    part TEXT NOT NULL,
    place TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (capture, part, place)
);
-- Words come folded and parted by blanks. The tokenizer may not part them again: unicode61 does so at the vowel signs of Indic scripts, and then asks for phrases, which this index has none of.
DROP TABLE posts_words;
CREATE VIRTUAL TABLE posts_words USING fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii');
-- Words of a bulk load are gathered in 32 MB before they are written, not in 1 MB: fewer parts to merge.
INSERT INTO posts_words (posts_words, rank) VALUES ('hashsize', 33554432);
