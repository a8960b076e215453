-- What is made from the log, event by event; `samesaid review rebuild` makes it anew.

CREATE TABLE texts (
    id INTEGER PRIMARY KEY,                   -- the number of the event that added it
    key TEXT NOT NULL UNIQUE,                 -- what a new version of the text is recognised by
    title TEXT NOT NULL,
    names TEXT NOT NULL,                      -- of its files, JSON
    languages TEXT NOT NULL,                  -- tags, the reference first, with a space around each
    desk TEXT NOT NULL,
    published TEXT,                           -- a day, ISO 8601
    report TEXT NOT NULL,                     -- the digest of the report of its newest round
    round INTEGER NOT NULL,                   -- 1, then one more with each new version of the text
    verdict TEXT NOT NULL,                    -- refused, hold, look, clear: of what is open
    fail_on TEXT NOT NULL,
    critical INTEGER NOT NULL DEFAULT 0,      -- alarms that are open
    major INTEGER NOT NULL DEFAULT 0,
    minor INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'open',       -- open, signed off
    assignee TEXT NOT NULL DEFAULT '',
    added TEXT NOT NULL,
    changed TEXT NOT NULL,
    signed_by TEXT NOT NULL DEFAULT '',
    signed_at TEXT NOT NULL DEFAULT '',
    signed_note TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL                  -- the number of the last event that changed anything of it
) STRICT;
CREATE INDEX texts_order ON texts (state, critical DESC, major DESC, minor DESC, id);
-- The orders of the queue, word for word as in queue.py, and what is counted there.
CREATE INDEX texts_worst ON texts (state, (-critical), (-major), (-minor), (-id));
CREATE INDEX texts_newest ON texts ((-id));
CREATE INDEX texts_counted ON texts (desk, assignee, state, verdict, languages);
CREATE INDEX texts_changed ON texts (changed);
CREATE INDEX texts_assignee ON texts (assignee) WHERE assignee != '';

CREATE TABLE findings (
    number INTEGER PRIMARY KEY,               -- stays the same while the text has a finding with this id
    text INTEGER NOT NULL REFERENCES texts (id),
    id TEXT NOT NULL,                         -- the finding's own
    code TEXT NOT NULL,
    kind TEXT NOT NULL,
    severity TEXT NOT NULL,
    alarm INTEGER NOT NULL,
    confidence REAL NOT NULL,
    message TEXT NOT NULL,                    -- in English
    content TEXT NOT NULL,                    -- the same before it is in a language: key and args, JSON; or empty
    source_words TEXT NOT NULL,               -- the words that it marks on both sides, as they are in the texts
    target_words TEXT NOT NULL,
    source TEXT NOT NULL,                     -- the words of both sides, folded, as decisions name them
    target TEXT NOT NULL,
    document TEXT NOT NULL,                   -- the name of the version
    digest TEXT NOT NULL,                     -- of its sentences
    place INTEGER NOT NULL,                   -- its order in the report
    since INTEGER NOT NULL,                   -- the round that first had it, or had it again
    gone INTEGER,                             -- the round that has it no more
    -- What holds of it now, and through which decision: its own, one on its renderings, or one on its rule.
    state TEXT NOT NULL DEFAULT 'open',
    scope TEXT NOT NULL DEFAULT '',
    why TEXT NOT NULL DEFAULT '',
    who TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL DEFAULT '',
    lapsed TEXT NOT NULL DEFAULT '',          -- the state that no longer holds because the sentences changed
    -- Its own decision.
    own_state TEXT NOT NULL DEFAULT '',
    own_why TEXT NOT NULL DEFAULT '',
    own_who TEXT NOT NULL DEFAULT '',
    own_at TEXT NOT NULL DEFAULT '',
    own_digest TEXT NOT NULL DEFAULT '',
    own_event INTEGER NOT NULL DEFAULT 0,
    assignee TEXT NOT NULL DEFAULT '',
    comments INTEGER NOT NULL DEFAULT 0,
    revision INTEGER NOT NULL,                -- the number of the last event that changed it
    UNIQUE (text, id)
) STRICT;
CREATE INDEX findings_text ON findings (text, gone, place);
CREATE INDEX findings_renderings ON findings (code, source, target);
-- Lists and counts over all texts are of open alarms: the condition is word for word that of queue.py.
CREATE INDEX findings_open ON findings (kind, code, severity, text)
    WHERE gone IS NULL AND alarm AND state NOT IN ('fixed', 'not an error');
CREATE INDEX findings_open_pairs ON findings (code, source, target, text)
    WHERE gone IS NULL AND alarm AND state NOT IN ('fixed', 'not an error');
CREATE INDEX findings_worst ON findings (
    (CASE severity WHEN 'critical' THEN 0 WHEN 'major' THEN 1 ELSE 2 END), (-number)
) WHERE gone IS NULL AND alarm AND state NOT IN ('fixed', 'not an error');
CREATE INDEX findings_newest ON findings ((-number))
    WHERE gone IS NULL AND alarm AND state NOT IN ('fixed', 'not an error');
CREATE INDEX findings_rates ON findings (text, code, state, gone) WHERE alarm;
CREATE INDEX findings_rule ON findings (code, document);
CREATE INDEX findings_kind ON findings (kind, severity, text);
CREATE INDEX findings_assignee ON findings (assignee, text) WHERE assignee != '';
CREATE INDEX findings_revision ON findings (text, revision);

-- Decisions on renderings and on rules that hold now.
CREATE TABLE standing (
    scope TEXT NOT NULL,
    code TEXT NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    document TEXT NOT NULL,
    state TEXT NOT NULL,
    why TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    event INTEGER NOT NULL,
    PRIMARY KEY (scope, code, source, target, document)
) STRICT, WITHOUT ROWID;

-- Decisions that were taken back.
CREATE TABLE undone (
    event INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE comments (
    event INTEGER PRIMARY KEY,
    finding INTEGER NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;
CREATE INDEX comments_finding ON comments (finding);

-- Titles and sentences of both sides. Three characters and more are found by trigrams; the Han characters once more
-- by pairs, for names have two.
CREATE VIRTUAL TABLE search USING fts5 (title, words, tokenize = 'trigram');
CREATE VIRTUAL TABLE search_pairs USING fts5 (pairs, tokenize = 'unicode61');
