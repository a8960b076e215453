"""Entries of a glossary to its terms: what is broken is an error, what merely contradicts itself a warning.

An error is what leaves the checker without a choice: nothing to look for, nothing to accept, a rendering both accepted
and forbidden, a row told twice (one of them was meant to be another). Where rows of one term accept different
renderings, all of them are accepted and the reader is told.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from samesaid.compare.terms.termbase.entries import LONGEST, Entry
from samesaid.model import SamesaidError, Term

# Rows named in one warning.
_NAMED = 3

Key = tuple[str, str, str, bool]


def merged(entries: Sequence[Entry], name: str, *, table: bool) -> tuple[tuple[Term, ...], list[str]]:
    """The terms of all entries, each once for its part of speech and domain, and the warnings.

    In a ``table`` the same row twice is an error; concepts of a termbase may share terms. Raises SamesaidError, in one
    line with the line's number.
    """
    known: dict[tuple[Key, str, str], Entry] = {}
    several: dict[str, list[int]] = {}
    for entry in entries:
        _check(entry, name)
        term = entry.term
        key = (_key(term), term.part_of_speech, term.domain.casefold())
        earlier = known.get(key)
        if earlier is None:
            known[key] = entry
            continue
        if table and earlier.term == term:
            raise SamesaidError(
                f"{name}, line {entry.line}: the same row as in line {earlier.line} (“{term.source}”); delete one"
            )
        if set(earlier.term.renderings) != set(term.renderings):
            several.setdefault(term.source, [earlier.line]).append(entry.line)
        known[key] = Entry(earlier.line, _both(earlier.term, entry, name))
    warnings = [*_several(several, name)] if table else []
    terms, crossed = _settled([e.term for e in known.values()], name)
    return terms, [*warnings, *crossed]


def _key(term: Term) -> Key:
    written = term.source if term.case else term.source.casefold()
    return " ".join(written.split()), term.source_language, term.target_language, term.case


def _check(entry: Entry, name: str) -> None:
    where, term = f"{name}, line {entry.line}", entry.term
    if not term.source:
        raise SamesaidError(f"{where}: no source term; fill the row or delete it")
    longest = max((term.source, *term.renderings, *term.forbidden), key=len)
    if len(longest) > LONGEST:
        raise SamesaidError(
            f"{where}: a term of {len(longest)} characters; at most {LONGEST} are read; is a quotation mark missing?"
        )
    if not (term.keep or term.renderings or term.forbidden):
        raise SamesaidError(f"{where}: no rendering for “{term.source}”; write one, or mark it do-not-translate")
    bare = next((w for w in (term.source, *term.renderings, *term.forbidden) if not any(map(str.isalnum, w))), None)
    if bare is not None:
        raise SamesaidError(f"{where}: “{bare}” has no letter and no digit, so it cannot be looked for; delete it")
    both = next((r for r in term.renderings if r in term.forbidden), None)
    if both is not None:
        raise SamesaidError(f"{where}: “{both}” is accepted and forbidden for “{term.source}”; keep one of them")
    other = next((r for r in term.renderings if term.keep and r != term.source), None)
    if other is not None:
        raise SamesaidError(
            f"{where}: “{term.source}” is not to be translated, yet “{other}” is its rendering; keep one of them"
        )


def _both(one: Term, entry: Entry, name: str) -> Term:
    two = entry.term
    together = dataclasses.replace(
        one,
        renderings=tuple(dict.fromkeys((*one.renderings, *two.renderings))),
        forbidden=tuple(dict.fromkeys((*one.forbidden, *two.forbidden))),
        keep=one.keep or two.keep,
        note="; ".join(dict.fromkeys(n for n in (one.note, two.note) if n)),
    )
    _check(Entry(entry.line, together), name)
    return together


def _several(rows: dict[str, list[int]], name: str) -> Iterator[str]:
    if not rows:
        return
    named = [f"“{source}” in lines {', '.join(map(str, lines))}" for source, lines in list(rows.items())[:_NAMED]]
    more = ", …" if len(rows) > _NAMED else ""
    count = "1 term has" if len(rows) == 1 else f"{len(rows)} terms have"
    told = "; ".join(named) + more
    yield f"{name}: {count} different renderings in several rows, and any of them is accepted ({told})"


def _settled(terms: Sequence[Term], name: str) -> tuple[tuple[Term, ...], list[str]]:
    """What one domain or part of speech accepts, no other forbids: a text does not tell which one it is about."""
    accepted: dict[Key, set[str]] = {}
    for term in terms:
        accepted.setdefault(_key(term), set()).update(term.renderings)
    made, crossed = [], []
    for term in terms:
        forbidden = tuple(f for f in term.forbidden if f not in accepted[_key(term)])
        if forbidden != term.forbidden:
            lost = next(f for f in term.forbidden if f not in forbidden)
            crossed.append(f"{name}: “{lost}” for “{term.source}” is forbidden in one domain and accepted in another")
        made.append(term if forbidden == term.forbidden else dataclasses.replace(term, forbidden=forbidden))
    return tuple(made), [*crossed[:_NAMED], *([f"{name}: and so on"] if len(crossed) > _NAMED else [])]
