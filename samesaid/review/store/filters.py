"""What somebody looks for in the queue, as conditions in SQL; every value is a parameter, never a part of the SQL."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from samesaid.decisions.matching import folded, folded_list
from samesaid.review.store.rounds import is_han
from samesaid.review.store.settle import CLOSED

# Trigrams find no less.
_MIN_TRIGRAM = 3
# Search terms of a query; further ones are left out.
_MAX_TERMS = 12


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that all hold together; an empty one excludes nothing.

    Of texts: ``words`` (full text, every word must occur in a title or a text), ``language`` (a tag; zh finds zh-Hant,
    too), ``desk``, ``state`` (open, signed off), ``verdict`` (hold, look, clear, refused), ``person`` (the text or an
    open finding of it is assigned to them), ``decided_by`` (they decided something in it), ``since`` and ``until``
    (days, ISO 8601, both included; the day of the text, else that on which it came), ``text`` (its number).

    Of findings: ``kind``, ``code``, ``severity``, ``decision`` (their state), ``term`` (a part of the marked words of a
    side), ``source`` and ``target`` (the whole marked words), ``document``, ``assignee``, ``status`` (new, remaining).
    In the queue such a condition, where no ``decision`` is asked for, is about findings that are open.
    """

    words: str = ""
    language: str = ""
    desk: str = ""
    state: str = ""
    verdict: str = ""
    person: str = ""
    decided_by: str = ""
    since: str = ""
    until: str = ""
    text: int | None = None
    kind: str = ""
    code: str = ""
    severity: str = ""
    decision: str = ""
    term: str = ""
    source: str = ""
    target: str = ""
    document: str = ""
    assignee: str = ""
    status: str = ""

    def of_texts(self) -> tuple[str, dict[str, Any]]:
        """The condition on the table ``texts`` and its parameters; those on findings are not among them."""
        return _joined(_text_conditions(self), self._parameters())

    def of_findings(self, *, open_only: bool) -> tuple[str, dict[str, Any]]:
        """The condition on the table ``findings`` and its parameters; empty (``1``) where nothing is asked of them."""
        conditions = list(_finding_conditions(self))
        if conditions:
            conditions += ["findings.gone IS NULL", "findings.alarm"]
            if open_only and not self.decision:
                conditions.append(f"findings.state NOT IN {CLOSED}")
        return _joined(iter(conditions), self._parameters())

    @property
    def about_findings(self) -> bool:
        """Whether something is asked of findings."""
        return any(True for _ in _finding_conditions(self))

    def _parameters(self) -> dict[str, Any]:
        terms, pairs = search_terms(self.words)
        return {
            "words": terms,
            "pairs": pairs,
            **{f"short{i}": f"%{_escaped(term)}%" for i, term in enumerate(_short(self.words))},
            "language": f"% {_escaped(self.language)} %",
            "regional": f"% {_escaped(self.language)}-%",
            "desk": self.desk,
            "text_state": self.state,
            "verdict": self.verdict,
            "person": self.person,
            "decided_by": self.decided_by,
            "since": self.since,
            "until": self.until,
            "text_id": self.text,
            "kind": self.kind,
            "code": self.code,
            "severity": self.severity,
            "decision": self.decision,
            "term": f"%{_escaped(folded(self.term))}%",
            "source": folded_list(self.source),
            "target": folded_list(self.target),
            "document": self.document,
            "assignee": self.assignee,
        }


def search_terms(words: str) -> tuple[str, str]:
    """A query as FTS5 has it: for the trigrams, and for pairs of Han characters.

    Every term is a quoted string, so that nothing in it is an operator.
    """
    terms, pairs = [], []
    for term in _terms(words):
        if len(term) >= _MIN_TRIGRAM:
            terms.append(_quoted(term))
        elif all(map(is_han, term)):
            pairs.append(f"{_quoted(term)}*" if len(term) == 1 else _quoted(term))
    return " ".join(terms), " ".join(pairs)


def _terms(words: str) -> list[str]:
    return folded(words).split()[:_MAX_TERMS]


def _short(words: str) -> list[str]:
    """Terms that neither index finds."""
    return [term for term in _terms(words) if len(term) < _MIN_TRIGRAM and not all(map(is_han, term))]


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'


def _escaped(term: str) -> str:
    """For LIKE … ESCAPE '\\'."""
    return re.sub(r"([\\%_])", r"\\\1", term)


def _text_conditions(of: Filter) -> Iterator[str]:
    terms, pairs = search_terms(of.words)
    if terms:
        yield "texts.id IN (SELECT rowid FROM search WHERE search MATCH :words)"
    if pairs:
        yield "texts.id IN (SELECT rowid FROM search_pairs WHERE search_pairs MATCH :pairs)"
    for i in range(len(_short(of.words))):
        yield (
            "texts.id IN (SELECT rowid FROM search"
            f" WHERE title LIKE :short{i} ESCAPE '\\' OR words LIKE :short{i} ESCAPE '\\')"
        )
    if of.language:
        yield "(texts.languages LIKE :language ESCAPE '\\' OR texts.languages LIKE :regional ESCAPE '\\')"
    for name, column in (("desk", "desk"), ("state", "state"), ("verdict", "verdict")):
        if getattr(of, name):
            yield f"texts.{column} = :{'text_state' if name == 'state' else name}"
    if of.person:
        yield (
            "(texts.assignee = :person OR texts.id IN (SELECT text FROM findings WHERE findings.assignee = :person"
            f" AND gone IS NULL AND findings.state NOT IN {CLOSED}))"
        )
    if of.decided_by:
        yield "texts.id IN (SELECT text FROM log WHERE who = :decided_by AND kind = 'decision')"
    if of.since:
        yield "coalesce(texts.published, substr(texts.added, 1, 10)) >= :since"
    if of.until:
        yield "coalesce(texts.published, substr(texts.added, 1, 10)) <= :until"
    if of.text is not None:
        yield "texts.id = :text_id"


def _finding_conditions(of: Filter) -> Iterator[str]:
    for name in ("kind", "code", "severity", "source", "target", "document", "assignee"):
        if getattr(of, name):
            yield f"findings.{name} = :{name}"
    if of.decision:
        yield "findings.state = :decision"
    if of.term:
        yield "(findings.source LIKE :term ESCAPE '\\' OR findings.target LIKE :term ESCAPE '\\')"
    if of.status:
        yield f"texts.round > 1 AND findings.since {'=' if of.status == 'new' else '<'} texts.round"


def _joined(conditions: Iterator[str], parameters: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    return " AND ".join(f"({one})" for one in conditions) or "1", dict(parameters)
