"""Glossaries in TBX: ISO 30042:2019 in both its styles (DCA, DCT) and TBX-Basic of 2008 (martif).

A concept holds a section for each language, and that its terms. DCA tells what is known of a term by ``type``
attributes, DCT by elements of that name, so both are read by whichever is there. Deprecated and superseded terms are
forbidden renderings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from samesaid import xmlsafe
from samesaid.compare.terms.termbase.entries import Entry, part_of_speech
from samesaid.languages import normalise
from samesaid.model import SamesaidError, Term

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONCEPTS = frozenset({"conceptEntry", "termEntry"})
_LANGUAGES = frozenset({"langSec", "langSet"})
_TERMS = frozenset({"termSec", "tig", "ntig"})
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Values of administrativeStatus (ISO 12620) and of what tools write beside it.
_FORBIDDEN = ("deprecated", "superseded", "forbidden", "prohibited", "obsolete", "rejected", "notrecommended")
_PREFERRED = ("preferred", "approved", "standardized")
_STATUS = frozenset({"administrativestatus", "normativeauthorization", "status", "usagestatus"})


@dataclass(slots=True)
class _Section:
    """The terms of a concept in one language, and their notes by wording."""

    accepted: list[str] = field(default_factory=list)
    preferred: list[str] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def agreed(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.preferred, *self.accepted)))


def entries(path: Path) -> tuple[list[Entry], list[str]]:
    """The entries of a TBX file and what its reader must be warned of; a term is there once a direction.

    Raises SamesaidError where the XML is broken, holds no concept, or a language tag or a term is missing.
    """
    found: list[Entry] = []
    concepts, alone = 0, 0
    for concept in xmlsafe.elements(path, _CONCEPTS):
        concepts += 1
        line = _line(concept)
        sections = _sections(concept, f"{path.name}, line {line}")
        made = list(_terms(sections, _told(concept, "subjectfield"), _note(concept)))
        alone += not made
        found += (Entry(line, term) for term in made)
    if not concepts:
        raise SamesaidError(f"{path.name}: no concept in it; give a TBX file (martif or tbx) or a CSV table")
    warnings = [f"{path.name}: {alone} of {concepts} concepts have terms in one language only and are not checked"]
    return found, warnings if alone else []


def _sections(concept: _Element, where: str) -> Mapping[str, _Section]:
    sections: dict[str, _Section] = {}
    for part in (e for e in concept.iter() if xmlsafe.local(e) in _LANGUAGES):
        tag = part.get(_LANG) or part.get("lang") or ""
        try:
            language = normalise(tag)
        except SamesaidError as error:
            raise SamesaidError(f"{where}: {error}") from None
        section = sections.setdefault(language, _Section())
        for element in (e for e in part.iter() if xmlsafe.local(e) in _TERMS):
            _read(element, section, where)
    return sections


def _read(element: _Element, section: _Section, where: str) -> None:
    term = next((_text(e) for e in element.iter() if xmlsafe.local(e) == "term"), "")
    if not term:
        raise SamesaidError(f"{where}: an empty term in this concept; fill it or delete it")
    status = "".join(_told(element, *_STATUS).casefold().replace("-", " ").split())
    if status.startswith(_FORBIDDEN):
        section.forbidden.append(term)
    else:
        (section.preferred if status.startswith(_PREFERRED) else section.accepted).append(term)
    section.parts[term] = part_of_speech(_told(element, "partofspeech"))
    section.notes[term] = _note(element)


def _terms(sections: Mapping[str, _Section], domain: str, note: str) -> Iterator[Term]:
    for language, section in sections.items():
        for other, renderings in sections.items():
            if other == language or not (renderings.agreed or renderings.forbidden):
                continue
            for source in section.agreed:
                yield Term(
                    source,
                    renderings.agreed,
                    tuple(f for f in dict.fromkeys(renderings.forbidden) if f not in renderings.agreed),
                    part_of_speech=section.parts.get(source, ""),
                    domain=domain,
                    note=_joined((note, section.notes.get(source, ""), *map(renderings.notes.get, renderings.agreed))),
                    source_language=language,
                    target_language=other,
                )


def _told(element: _Element, *names: str) -> str:
    """The text of the first descendant that is one of these data categories; those of inner parts do not count."""
    for e in element.iter():
        if (e.get("type") or xmlsafe.local(e)).casefold() in names and _owner(e) is element:
            return _text(e)
    return ""


def _note(element: _Element) -> str:
    notes = (e for e in element.iter() if xmlsafe.local(e) == "note" and _owner(e) is element)
    return _joined([_text(e) for e in notes])


def _owner(element: _Element) -> _Element | None:
    """The concept, language section or term section that an element belongs to."""
    kinds = _CONCEPTS | _LANGUAGES | _TERMS
    return next((above for above in element.iterancestors() if xmlsafe.local(above) in kinds), None)


def _line(element: _Element) -> int:
    # The stubs of lxml do not know that it is a number.
    line: object = element.sourceline
    return line if isinstance(line, int) else 0


def _joined(notes: Sequence[str | None]) -> str:
    return "; ".join(dict.fromkeys(n for n in notes if n))


def _text(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
