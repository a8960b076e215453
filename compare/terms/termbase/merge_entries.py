"""From the entries of a glossary file to its terms: broken entries are errors, contradictory ones warnings.

An error is what leaves the checker without a choice: nothing to look for, nothing to accept, a rendering that is both
accepted and forbidden, a duplicate row (one of the two was meant to be another). If rows of one term accept different
renderings, all of them are accepted, with a warning.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from samesaid.compare.terms import tuning
from samesaid.model import Message, SamesaidError, Term, literal, message

# Rows or terms that a warning names.
_MAX_NAMED = 3

TermKey = tuple[str, str, str, bool]


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A row of a table, or a pair of terms of a concept; ``line`` is where the file has it, from 1."""

    line: int
    term: Term


def alternatives(cell: str) -> list[str]:
    """The wordings in a cell, which ``|`` separates."""
    if "|" not in cell:
        return [cell.strip()] if cell.strip() else []
    return [part.strip() for part in cell.split("|") if part.strip()]


def term_of(source: str, cell: str) -> Term:
    """A term with the renderings of a cell: ``accepted|another|!forbidden``."""
    parts = alternatives(cell)
    accepted = tuple(p for p in parts if not p.startswith("!"))
    return Term(source, accepted, tuple(p[1:].strip() for p in parts if p.startswith("!")))


def merge_entries(entries: Sequence[Entry], name: str, *, table: bool) -> tuple[tuple[Term, ...], list[Message]]:
    """The terms of all entries, each once per part of speech and domain, and warnings.

    ``name`` is that of the file. In a ``table`` a duplicate row is an error; concepts of TBX may share terms. Raises
    SamesaidError, in one line with the number of the line.
    """
    merged: dict[tuple[TermKey, str, str], Entry] = {}
    several: dict[str, list[int]] = {}
    for entry in entries:
        _check(entry, name)
        term = entry.term
        key = (_key(term), term.part_of_speech, term.domain.casefold())
        earlier = merged.get(key)
        if earlier is None:
            merged[key] = entry
            continue
        if table and earlier.term == term:
            raise SamesaidError(
                f"{name}, line {entry.line}: the same row as in line {earlier.line} (“{term.source}”); delete one"
            )
        if set(earlier.term.renderings) != set(term.renderings):
            several.setdefault(term.source, [earlier.line]).append(entry.line)
        merged[key] = Entry(earlier.line, _both(earlier.term, entry, name))
    warnings = [*_several_rows(several, name)] if table else []
    terms, crossed = _without_crossed([e.term for e in merged.values()], name)
    return terms, [*warnings, *crossed]


def _key(term: Term) -> TermKey:
    written = term.source if term.case else term.source.casefold()
    return " ".join(written.split()), term.source_language, term.target_language, term.case


def _check(entry: Entry, name: str) -> None:
    where, term = f"{name}, line {entry.line}", entry.term
    if not term.source:
        raise SamesaidError(f"{where}: no source term; fill the row or delete it")
    longest, most = max((term.source, *term.renderings, *term.forbidden), key=len), tuning.MAX_TERM_CHARACTERS
    if len(longest) > most:
        raise SamesaidError(
            f"{where}: a term of {len(longest)} characters; at most {most} are read; is a quotation mark missing?"
        )
    if not (term.keep or term.renderings or term.forbidden):
        raise SamesaidError(f"{where}: no rendering for “{term.source}”; add one, or mark it do-not-translate")
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
    both = dataclasses.replace(
        one,
        renderings=tuple(dict.fromkeys((*one.renderings, *two.renderings))),
        forbidden=tuple(dict.fromkeys((*one.forbidden, *two.forbidden))),
        keep=one.keep or two.keep,
        note="; ".join(dict.fromkeys(n for n in (one.note, two.note) if n)),
    )
    _check(Entry(entry.line, both), name)
    return both


def _several_rows(lines_of: dict[str, list[int]], name: str) -> Iterator[Message]:
    if not lines_of:
        return
    rows = [
        message("glossary.row", term=source, lines=", ".join(map(str, lines)))
        for source, lines in list(lines_of.items())[:_MAX_NAMED]
    ]
    if len(lines_of) > _MAX_NAMED:
        rows.append(literal("…"))
    yield message("glossary.several-rows", glossary=name, n=len(lines_of), rows=tuple(rows))


def _without_crossed(terms: Sequence[Term], name: str) -> tuple[tuple[Term, ...], list[Message]]:
    """The terms without forbidden renderings that another domain or part of speech accepts, and warnings of these.

    A text does not show which domain it belongs to.
    """
    accepted: dict[TermKey, set[str]] = {}
    for term in terms:
        accepted.setdefault(_key(term), set()).update(term.renderings)
    made, warnings = [], []
    for term in terms:
        forbidden = tuple(f for f in term.forbidden if f not in accepted[_key(term)])
        if forbidden == term.forbidden:
            made.append(term)
            continue
        rendering = next(f for f in term.forbidden if f not in forbidden)
        warnings.append(message("glossary.crossed", glossary=name, rendering=rendering, term=term.source))
        made.append(dataclasses.replace(term, forbidden=forbidden))
    if len(warnings) > _MAX_NAMED:
        warnings[_MAX_NAMED:] = [message("glossary.crossed-more", glossary=name, n=len(warnings) - _MAX_NAMED)]
    return tuple(made), warnings
