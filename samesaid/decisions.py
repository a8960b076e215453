"""Dismissed findings: a file of decisions keeps them out of later reports."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samesaid import inputs, jsonsafe
from samesaid.model import Document, Finding, SamesaidError, Span

# How messages call the file, and what of a wrong value they show.
_KIND, _MAX_SHOWN_CHARS = "file of dismissed findings", 60


@dataclass(frozen=True, slots=True)
class Dismissals:
    """What was dismissed: findings by id, pairs of renderings (code, source, target), and rules (code, document).

    The words of a pair are those that ``renderings`` gives; a document is named by its file.
    """

    ids: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str, str]] = frozenset()
    rules: frozenset[tuple[str, str]] = frozenset()

    def covers(self, finding: Finding, reference: Document, version: Document) -> bool:
        """Whether a finding between these two texts is dismissed."""
        if finding.id in self.ids or (finding.code, version.name) in self.rules:
            return True
        return bool(self.pairs) and (finding.code, *renderings(finding, reference, version)) in self.pairs


def renderings(finding: Finding, reference: Document, version: Document) -> tuple[str, str]:
    """The words that a finding marks on both sides: each wording once, ``folded``, joined by `` | ``."""
    return _words(finding.source_spans, reference), _words(finding.target_spans, version)


def _words(spans: Iterable[Span], document: Document) -> str:
    return " | ".join(dict.fromkeys(folded(span.of(document.text)) for span in spans if len(span)))


def folded(text: str) -> str:
    """The text without differences of compatibility forms (NFKC), case, runs of spaces and control characters."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c for c in plain if c.isspace() or unicodedata.category(c)[0] != "C").split())


def load_dismissed(path: Path) -> Dismissals:
    """The dismissals in a JSON file, as the report's page exports them.

    The file is a list, or an object with a list under ``dismissed``. An entry is an id, or an object: with ``id`` (one
    finding); with ``kind`` renderings, ``code``, ``source`` and ``target`` (a pair of renderings, wherever it occurs);
    or with ``kind`` rule, ``code`` and ``document`` (a rule in the version with that name). Other fields (reason, who,
    when) are ignored. Raises SamesaidError, with the number of the entry, for anything else.
    """
    where = inputs.shown(path)
    content: Any = jsonsafe.parse(
        inputs.text(path, _KIND, inputs.DISMISSED), where, "--ignore takes a list of finding ids"
    )
    entries = content.get("dismissed") if isinstance(content, dict) else content
    if not isinstance(entries, list):
        raise SamesaidError(f"{where}: no list of dismissed findings: --ignore takes a list of finding ids")
    ids: set[str] = set()
    pairs: set[tuple[str, str, str]] = set()
    rules: set[tuple[str, str]] = set()
    for number, entry in enumerate(entries, start=1):
        place = f"{where}: entry {number}"
        kind = entry.get("kind", "finding") if isinstance(entry, dict) else "finding"
        if kind == "renderings":
            code, source, target = (_field(entry, key, place) for key in ("code", "source", "target"))
            pairs.add((code, _folded_list(source), _folded_list(target)))
        elif kind == "rule":
            rules.add((_field(entry, "code", place), _field(entry, "document", place)))
        elif kind == "finding":
            ids.add(entry if isinstance(entry, str) else _field(entry, "id", place))
        else:
            raise SamesaidError(
                f"{place} is of the unknown kind {str(kind)[:_MAX_SHOWN_CHARS]!r}: use finding, renderings or rule"
            )
    return Dismissals(frozenset(ids), frozenset(pairs), frozenset(rules))


def _folded_list(words: str) -> str:
    return " | ".join(folded(part) for part in words.split(" | "))


def _field(entry: Any, key: str, where: str) -> str:
    value = entry.get(key) if isinstance(entry, dict) else None
    if not isinstance(value, str) or not value:
        raise SamesaidError(f"{where} has no {key}: write it as a string")
    return value
