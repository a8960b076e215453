-- What cannot be made again, beside the log (samesaid/decisions/log.sql).

-- The JSON of a report, compressed (zlib), under its SHA-256 in hexadecimal digits.
CREATE TABLE reports (
    digest TEXT PRIMARY KEY,
    content BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE users (
    name TEXT PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('reader', 'editor', 'admin')),
    password TEXT NOT NULL,                   -- an argon2id hash in the PHC string format
    made TEXT NOT NULL,
    disabled TEXT                             -- since when
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    token TEXT PRIMARY KEY,                   -- SHA-256 of the cookie's value
    who TEXT NOT NULL,
    role TEXT NOT NULL,
    csrf TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('password', 'link', 'proxy')),
    began REAL NOT NULL,                      -- seconds since 1970
    seen REAL NOT NULL,
    address TEXT NOT NULL DEFAULT '',         -- where it began, and in which browser
    agent TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_who ON sessions (who);

-- What programs show instead of a password.
CREATE TABLE tokens (
    token TEXT PRIMARY KEY,                   -- SHA-256 of what the program shows
    who TEXT NOT NULL,
    made TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX tokens_who ON tokens (who);

-- Who signed in, failed to, and signed out, and what administrators did.
CREATE TABLE audit (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    event TEXT NOT NULL,
    address TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX audit_who ON audit (who, event, number);
CREATE INDEX audit_address ON audit (address, event, number);

-- Checks that people asked for.
CREATE TABLE jobs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    asked TEXT NOT NULL,
    who TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
    step TEXT NOT NULL DEFAULT '',            -- what is being done
    key TEXT NOT NULL,                        -- the text that the result belongs to
    input TEXT NOT NULL CHECK (json_valid(input)),
    text INTEGER,                             -- the text that came of it
    error TEXT NOT NULL DEFAULT '',
    began TEXT,
    ended TEXT,
    seconds REAL,                             -- of work
    starts INTEGER NOT NULL DEFAULT 0,        -- how often a worker began it
    result TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(result))
) STRICT;
CREATE INDEX jobs_state ON jobs (state, number);
CREATE INDEX jobs_who ON jobs (who, asked);

-- Agreed terms of desks, as their files are.
CREATE TABLE glossaries (
    desk TEXT PRIMARY KEY,
    suffix TEXT NOT NULL,                     -- of the file, with its dot
    content BLOB NOT NULL,
    terms INTEGER NOT NULL,
    digest TEXT NOT NULL,                     -- SHA-256 of the content
    who TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Texts of archives that were brought in.
CREATE TABLE imported (
    key TEXT PRIMARY KEY,                     -- the text's
    digest TEXT NOT NULL                      -- of what the archive had
) STRICT, WITHOUT ROWID;
