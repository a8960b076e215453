-- The log of decisions, the same in a review and beside an archive: it only grows.

CREATE TABLE log (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,                         -- ISO 8601, UTC
    who TEXT NOT NULL,                        -- the name of a person, or empty
    kind TEXT NOT NULL,                       -- see samesaid/decisions/log.py
    text INTEGER,                             -- the text that it is about
    finding INTEGER,                          -- the finding that it is about
    data TEXT NOT NULL CHECK (json_valid(data))
) STRICT;
CREATE INDEX log_text ON log (text, number);
CREATE INDEX log_finding ON log (finding, number) WHERE finding IS NOT NULL;
CREATE INDEX log_who ON log (who, at);
-- Decisions that reach beyond one finding.
CREATE INDEX log_wide ON log (data ->> 'code') WHERE data ->> 'kind' IN ('renderings', 'rule');
CREATE TRIGGER log_stays BEFORE UPDATE ON log BEGIN
    SELECT raise(ABORT, 'the log is never changed');
END;
CREATE TRIGGER log_is_kept BEFORE DELETE ON log BEGIN
    SELECT raise(ABORT, 'the log is never shortened');
END;
