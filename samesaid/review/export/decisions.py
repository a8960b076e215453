"""The decisions that hold, as a file that ``samesaid check --decisions`` and ``archive decide --from`` read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from samesaid.decisions.reading import SCHEMA, SCHEMA_VERSION

_OWN = """
SELECT findings.id, code, own_digest AS text_digest, own_state AS state, own_why AS why, own_who AS who,
    own_at AS "when", message
FROM findings WHERE own_state != '' AND (:text IS NULL OR text = :text) ORDER BY own_event, number"""
_STANDING = """
SELECT scope AS kind, code, source, target, document, state, why, who, at AS "when" FROM standing AS s
WHERE :text IS NULL OR EXISTS (SELECT 1 FROM findings AS f WHERE f.text = :text AND f.code = s.code
    AND ((s.scope = 'renderings' AND f.source = s.source AND f.target = s.target)
        OR (s.scope = 'rule' AND f.document = s.document)))
ORDER BY event"""
# What a rule has besides its code, and what a pair of renderings has.
_NAMED = {"rule": ("document",), "renderings": ("source", "target")}


def decisions_json(db: sqlite3.Connection, *, text: int | None = None) -> str:
    """The decisions as JSON (``decisions.schema.json``): of all texts, or those that concern one."""
    content = {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "decisions": [*_standing(db, text), *_own(db, text)],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _own(db: sqlite3.Connection, text: int | None) -> Iterator[dict[str, Any]]:
    for row in db.execute(_OWN, {"text": text}):
        yield {"kind": "finding", **_filled(row)}


def _standing(db: sqlite3.Connection, text: int | None) -> Iterator[dict[str, Any]]:
    for row in db.execute(_STANDING, {"text": text}):
        named = ("kind", "code", *_NAMED[row["kind"]], "state", "why", "who", "when")
        yield {name: value for name, value in _filled(row).items() if name in named}


def _filled(row: sqlite3.Row) -> dict[str, Any]:
    return {name: row[name] for name in row.keys() if row[name] != ""}  # noqa: SIM118
