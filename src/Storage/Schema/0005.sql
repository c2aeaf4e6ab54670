-- How people sign in. A person is the folded name of the table people; secrets are hashes, but for that of one-time codes, which the server encrypts.
CREATE TABLE accounts (
    person TEXT NOT NULL PRIMARY KEY,
    password TEXT NOT NULL,
    stamp TEXT NOT NULL,
    failed BIGINT NOT NULL,
    locked BIGINT,
    totp TEXT NOT NULL,
    totp_step BIGINT NOT NULL,
    recovery TEXT NOT NULL,
    language TEXT NOT NULL,
    email TEXT NOT NULL,
    subject TEXT NOT NULL,
    since BIGINT NOT NULL
);
CREATE TABLE passkeys (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    since BIGINT NOT NULL,
    used BIGINT
);
CREATE INDEX passkeys_person ON passkeys (person);
-- Elections a person works on; * for all.
CREATE TABLE memberships (
    person TEXT NOT NULL,
    election TEXT NOT NULL,
    PRIMARY KEY (person, election)
);
-- The id is the hash of what the browser holds.
CREATE TABLE sessions (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    since BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    address TEXT NOT NULL,
    agent TEXT NOT NULL,
    ended BIGINT
);
CREATE INDEX sessions_person ON sessions (person);
CREATE TABLE api_keys (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    person TEXT NOT NULL,
    scopes TEXT NOT NULL,
    elections TEXT NOT NULL,
    hash TEXT NOT NULL,
    since BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    ended BIGINT,
    used BIGINT
);
CREATE UNIQUE INDEX api_keys_hash ON api_keys (hash);
-- One-time links: the first owner (no person), an invitation, a new way in for somebody locked out.
CREATE TABLE invitations (
    hash TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    actor TEXT NOT NULL,
    since BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    used BIGINT
);
