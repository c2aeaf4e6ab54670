-- Sites' articles are few among posts: found without reading the others.
CREATE INDEX posts_articles ON posts (id) WHERE platform = 'web';
-- Watches look at findings and evidence too: the newest of them at the last look.
ALTER TABLE watches ADD COLUMN found BIGINT NOT NULL DEFAULT 0;
