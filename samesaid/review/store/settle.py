"""What holds of a finding: its own decision, else that on its renderings, else that on its rule; what a text counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

CLOSED = "('fixed', 'not an error')"
"""The states in which a finding counts no more, for SQL."""

# The same order as samesaid.decisions.matching: an own decision holds while its sentences are as they were.
_SETTLE = """
UPDATE findings SET (state, scope, why, who, at) = (
    SELECT state, scope, why, who, at FROM (
        SELECT 1 AS rank, own_state AS state, 'finding' AS scope, own_why AS why, own_who AS who, own_at AS at
            WHERE findings.own_state != '' AND findings.own_digest IN ('', findings.digest)
        UNION ALL
        SELECT 2, s.state, s.scope, s.why, s.who, s.at FROM standing AS s WHERE s.scope = 'renderings'
            AND s.code = findings.code AND s.source = findings.source AND s.target = findings.target AND s.document = ''
        UNION ALL
        SELECT 3, s.state, s.scope, s.why, s.who, s.at FROM standing AS s WHERE s.scope = 'rule'
            AND s.code = findings.code AND s.source = '' AND s.target = '' AND s.document = findings.document
        UNION ALL
        SELECT 4, 'open', '', '', '', ''
    ) ORDER BY rank LIMIT 1),
    lapsed = CASE WHEN own_state NOT IN ('', 'open') AND own_digest NOT IN ('', digest) THEN own_state ELSE '' END,
    revision = :event
WHERE {condition}
"""
_COUNT = """
UPDATE texts SET version = :event, changed = :at, (critical, major, minor) = (
    SELECT coalesce(sum(severity = 'critical'), 0), coalesce(sum(severity = 'major'), 0),
           coalesce(sum(severity = 'minor'), 0)
    FROM findings WHERE findings.text = texts.id AND alarm AND gone IS NULL AND findings.state NOT IN {closed})
WHERE {condition}
"""
# As samesaid.gate decides of a report.
_VERDICT = """
UPDATE texts SET verdict = CASE
    WHEN verdict = 'refused' THEN 'refused'
    WHEN (critical AND fail_on IN ('minor', 'major', 'critical')) OR (major AND fail_on IN ('minor', 'major'))
        OR (minor AND fail_on = 'minor') THEN 'hold'
    WHEN critical + major + minor THEN 'look'
    ELSE 'clear' END
WHERE {condition}
"""


def settle(db: sqlite3.Connection, event: int, at: str, condition: str, parameters: Mapping[str, Any]) -> None:
    """Find anew what holds of the findings that fulfil a condition, and count what is open in their texts.

    The findings and their texts get ``event`` as their revision.
    """
    given = {**parameters, "event": event, "at": at}
    db.execute(_SETTLE.format(condition=condition), given)
    count(db, event, at, f"id IN (SELECT DISTINCT text FROM findings WHERE {condition})", parameters)


def count(db: sqlite3.Connection, event: int, at: str, condition: str, parameters: Mapping[str, Any]) -> None:
    """Count what is open in the texts that fulfil a condition, and what that comes to."""
    given = {**parameters, "event": event, "at": at}
    db.execute(_COUNT.format(condition=condition, closed=CLOSED), given)
    db.execute(_VERDICT.format(condition=condition), given)
