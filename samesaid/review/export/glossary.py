"""A glossary of the renderings that editors accepted: what they said is no error is how the desk says it."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator

from samesaid.model import SamesaidError, Term, Termbase
from samesaid.reports.formats.termbase import render

# Names and terms; a figure or a date that is no error makes no term.
_KINDS = ("E", "T")
# A separator of several wordings of one side.
_SEVERAL = " | "
_ACCEPTED = """
SELECT findings.source_words, findings.target_words, findings.why, findings.who, texts.languages, texts.names,
    findings.document
FROM findings JOIN texts ON texts.id = findings.text
WHERE findings.kind IN (SELECT value FROM json_each(:kinds)) AND findings.state = 'not an error'
    AND findings.scope IN ('finding', 'renderings') AND findings.source != '' AND findings.target != ''
    AND (:text IS NULL OR findings.text = :text) AND (:desk IS NULL OR texts.desk = :desk)
ORDER BY findings.at, findings.number"""


def accepted(db: sqlite3.Connection, *, text: int | None = None, desk: str | None = None) -> Termbase:
    """The terms with their accepted renderings, those of one term together, in the order of the decisions."""
    found: dict[tuple[str, str, str], dict[str, None]] = {}
    notes: dict[tuple[str, str, str], str] = {}
    given = {"kinds": '["' + '","'.join(_KINDS) + '"]', "text": text, "desk": desk}
    for row in db.execute(_ACCEPTED, given):
        for term, renderings in _pairs(row["source_words"], row["target_words"]):
            key = (term, *_languages(row))
            found.setdefault(key, {}).update(dict.fromkeys(renderings))
            notes.setdefault(key, row["why"])
    terms = tuple(
        Term(source, tuple(renderings), note=notes[source, one, other], source_language=one, target_language=other)
        for (source, one, other), renderings in found.items()
    )
    digest = hashlib.sha256(repr(terms).encode("utf-8", "backslashreplace")).hexdigest()[:16]
    return Termbase("accepted renderings", digest, terms)


def glossary(db: sqlite3.Connection, format: str, *, text: int | None = None, desk: str | None = None) -> str:
    """The accepted renderings as csv or tbx. Raises SamesaidError for another format, and where none is accepted."""
    termbase = accepted(db, text=text, desk=desk)
    if not termbase.terms:
        raise SamesaidError("no renderings are accepted yet: say of a name or a term that it is no error")
    return render(termbase, format)


def _pairs(source: str, target: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A term and its renderings; where both sides have several wordings, none belongs to another for certain."""
    terms, renderings = source.split(_SEVERAL), tuple(target.split(_SEVERAL))
    if len(terms) == 1:
        yield terms[0], renderings


def _languages(row: sqlite3.Row) -> tuple[str, str]:
    languages, names = row["languages"].split(), json.loads(row["names"])
    place = names.index(row["document"], 1) if row["document"] in names[1:] else 1
    return languages[0], languages[place]
