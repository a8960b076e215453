"""A report becomes a text of the queue, or the next round of one that is there."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from samesaid.decisions.log import Event
from samesaid.decisions.matching import folded
from samesaid.review.store.settle import count, settle

_COLUMNS = ("id", "code", "kind", "severity", "alarm", "confidence", "message", "content", "source_words",
            "target_words", "source", "target", "document", "digest", "place")  # fmt: skip
# No digest of sentences is this: a decision that is bound to it does not hold.
_NEVER = "-"
# Code points of a title in lists.
_MAX_TITLE, _MAX_OPENING = 200, 70


def new_round(db: sqlite3.Connection, event: Event) -> None:
    """Add a text, or compare the new version of a text with what is there, finding by finding (`_same`)."""
    record = stored_report(db, event.data["report"])
    old = db.execute("SELECT id, round FROM texts WHERE key = ?", (event.data["key"],)).fetchone()
    text, number = (old["id"], old["round"] + 1) if old else (event.number, 1)
    _put_text(db, event, record, text, number)
    listed = json.dumps([str(f["id"]) for f in _findings(record)])
    for row in _rows(record):
        there = _same(db, text, row, listed)
        if there is None:
            names = ", ".join(_COLUMNS)
            places = ", ".join(f":{name}" for name in _COLUMNS)
            db.execute(
                f"INSERT OR IGNORE INTO findings (text, since, revision, {names})"
                f" VALUES (:text, :round, :event, {places})",
                {**row, "text": text, "round": number, "event": event.number},
            )
        else:
            sets = ", ".join(f"{name} = :{name}" for name in _COLUMNS)
            # Who said that it is fixed meant a version that does not have it any more.
            db.execute(
                f"UPDATE findings SET {sets}, since = iif(gone IS NULL, since, :round), gone = NULL,"
                " own_digest = iif(own_state = 'fixed', :never, own_digest) WHERE number = :number",
                {**row, "round": number, "number": there["number"], "never": _NEVER},
            )
    ids = {str(f["id"]) for f in _findings(record)}
    for row in db.execute("SELECT number, id FROM findings WHERE text = ? AND gone IS NULL", (text,)).fetchall():
        if row["id"] not in ids:
            db.execute("UPDATE findings SET gone = ? WHERE number = ?", (number, row["number"]))
    settle(db, event.number, event.at, "text = :text", {"text": text})
    # A text without findings is counted, too.
    count(db, event.number, event.at, "id = :text", {"text": text})
    _index(db, record, text)


def _same(db: sqlite3.Connection, text: int, row: Mapping[str, Any], ids: str) -> sqlite3.Row | None:
    """The finding that a finding of the new round was: by its id, else by its words in a sentence that was rewritten.

    An id is of a whole sentence. ``ids`` are those of the round, a JSON list: what has one of them is itself.
    """
    found = db.execute("SELECT number, gone FROM findings WHERE text = ? AND id = ?", (text, row["id"])).fetchone()
    if found is None and (row["source"] or row["target"]):
        found = db.execute(
            "SELECT number, gone FROM findings WHERE text = :text AND gone IS NULL AND code = :code"
            " AND source = :source AND target = :target AND id NOT IN (SELECT value FROM json_each(:ids))"
            " ORDER BY document != :document, abs(place - :place), number LIMIT 1",
            {**row, "text": text, "ids": ids},
        ).fetchone()
    kept: sqlite3.Row | None = found
    return kept


def stored_report(db: sqlite3.Connection, digest: str) -> dict[str, Any]:
    """The JSON of a report. Raises KeyError where the store has none with this digest."""
    row = db.execute("SELECT content FROM reports WHERE digest = ?", (digest,)).fetchone()
    if row is None:
        raise KeyError(digest)
    record: dict[str, Any] = json.loads(zlib.decompress(row["content"]))
    return record


def pairs_of(words: str) -> str:
    """Every two Han characters that follow one another, and each alone at the end of a run, as words for a search."""
    found = []
    for i, character in enumerate(words):
        if is_han(character):
            following = words[i + 1 : i + 2]
            found.append(character + following if following and is_han(following) else character)
    return " ".join(found)


def is_han(character: str) -> bool:
    """Whether it is of the blocks of CJK ideographs, extension A or the supplementary planes."""
    return "㐀" <= character <= "鿿" or "𠀀" <= character <= "𳎯"


def _put_text(db: sqlite3.Connection, event: Event, record: Mapping[str, Any], text: int, number: int) -> None:
    reference, versions = record["reference"], record["versions"]
    documents = (reference, *versions)
    published = next((d["published"] for d in documents if d.get("published")), None)
    values = {
        "id": text,
        "key": event.data["key"],
        "title": str(event.data.get("title") or reference.get("title") or _opening(reference))[:_MAX_TITLE],
        "names": json.dumps([d["name"] for d in documents], ensure_ascii=False),
        "languages": f" {' '.join(d['language'] for d in documents)} ",
        "desk": event.data.get("desk", ""),
        "published": published,
        "report": event.data["report"],
        "round": number,
        "verdict": "look" if record.get("comparable", True) else "refused",
        "fail_on": record.get("fail_on", "major"),
        "at": event.at,
        "event": event.number,
    }
    db.execute(
        "INSERT INTO texts (id, key, title, names, languages, desk, published, report, round, verdict, fail_on, added,"
        " changed, version) VALUES (:id, :key, :title, :names, :languages, :desk, :published, :report, :round,"
        " :verdict, :fail_on, :at, :at, :event)"
        " ON CONFLICT (id) DO UPDATE SET title = :title, names = :names, languages = :languages,"
        " desk = :desk, published = :published, report = :report, round = :round, verdict = :verdict,"
        " fail_on = :fail_on, state = 'open', signed_by = '', signed_at = '', signed_note = ''",
        values,
    )


def _opening(document: Mapping[str, Any]) -> str:
    """The first words of a text without a title, as readers know it; its name where it has no sentence."""
    first = next(iter(document["sentences"]), None)
    words = " ".join(str(document["text"])[first["start"] : first["end"]].split()) if first else ""
    if not words:
        return str(document["name"])
    return words if len(words) <= _MAX_OPENING else f"{words[:_MAX_OPENING].rstrip()}…"


def _findings(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Those of a report that count or inform, and those that a decision had closed there."""
    yield from record["findings"]
    yield from record.get("decided", ())


def _rows(record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    kinds = {rule["code"]: rule.get("kind") for rule in record.get("rules", ())}
    names = [version["name"] for version in record["versions"]]
    closed = {str(f["id"]) for f in record.get("decided", ())}
    for place, finding in enumerate(_findings(record)):
        code, key = str(finding["code"]), finding.get("message_key")
        yield {
            "id": str(finding["id"]),
            "code": code,
            "kind": finding.get("kind") or kinds.get(code) or code[:1],
            "severity": finding["severity"],
            # A decision makes no alarm of a finding, so that one it closed was one.
            "alarm": int(finding["alarm"] or str(finding["id"]) in closed),
            "confidence": float(finding["confidence"]),
            "message": finding["message"],
            "content": json.dumps({"key": key, "args": finding["message_args"]}, ensure_ascii=False) if key else "",
            "source_words": _words(finding["source"]),
            "target_words": _words(finding["target"]),
            "source": _folded(finding["source"]),
            "target": _folded(finding["target"]),
            "document": names[finding["version"]],
            "digest": finding.get("text_digest", ""),
            "place": place,
        }


def _words(quotes: list[dict[str, Any]]) -> str:
    return " | ".join(dict.fromkeys(" ".join(str(q["text"]).split()) for q in quotes if q["text"]))


def _folded(quotes: list[dict[str, Any]]) -> str:
    """As `samesaid.decisions.matching.renderings` joins them."""
    return " | ".join(dict.fromkeys(folded(str(q["text"])) for q in quotes if q["text"]))


def _index(db: sqlite3.Connection, record: Mapping[str, Any], text: int) -> None:
    documents = (record["reference"], *record["versions"])
    title = " ".join(folded(str(d[name])) for d in documents for name in ("title", "name") if d.get(name))
    words = " \n ".join(folded(str(d["text"])) for d in documents)
    db.execute("DELETE FROM search WHERE rowid = ?", (text,))
    db.execute("DELETE FROM search_pairs WHERE rowid = ?", (text,))
    db.execute("INSERT INTO search (rowid, title, words) VALUES (?, ?, ?)", (text, title, words))
    db.execute("INSERT INTO search_pairs (rowid, pairs) VALUES (?, ?)", (text, pairs_of(f"{title} {words}")))
