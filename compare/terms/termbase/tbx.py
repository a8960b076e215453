"""Glossaries in TBX: ISO 30042:2019 in both its styles (DCA, DCT) and TBX-Basic of 2008 (martif).

A concept has a section for each language with the terms of that language. DCA names data categories in ``type``
attributes, DCT has elements of their names; either is read. Deprecated and superseded terms are forbidden renderings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from samesaid import xmlsafe
from samesaid.compare.terms.termbase.merge_entries import Entry
from samesaid.compare.terms.termbase.table import part_of_speech
from samesaid.languages import normalise
from samesaid.model import Message, SamesaidError, Term, message

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONCEPTS = frozenset({"conceptEntry", "termEntry"})
_LANGUAGES = frozenset({"langSec", "langSet"})
_TERMS = frozenset({"termSec", "tig", "ntig"})
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# How values of administrativeStatus (ISO 12620) begin, and of the categories that tools write in its place.
_FORBIDDEN = ("deprecated", "superseded", "forbidden", "prohibited", "obsolete", "rejected", "notrecommended")
_PREFERRED = ("preferred", "approved", "standardized")
_STATUS = frozenset({"administrativestatus", "normativeauthorization", "status", "usagestatus"})


@dataclass(slots=True)
class _Section:
    """The terms of a concept in one language, with their parts of speech and notes by term."""

    accepted: list[str] = field(default_factory=list)
    preferred: list[str] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def renderings(self) -> tuple[str, ...]:
        """The accepted terms, preferred ones first."""
        return tuple(dict.fromkeys((*self.preferred, *self.accepted)))


def entries(stream: BinaryIO, name: str) -> tuple[list[Entry], list[Message]]:
    """The entries of a TBX file called ``name``, one for each term and direction, and warnings.

    Raises SamesaidError if the XML is broken or has no concept, or if a language tag or a term is missing.
    """
    found: list[Entry] = []
    concepts, in_one_language = 0, 0
    for concept in xmlsafe.elements(stream, name, _CONCEPTS):
        concepts += 1
        line = _line(concept)
        sections = _sections(concept, f"{name}, line {line}")
        made = list(_terms(sections, _category(concept, "subjectfield"), _note(concept)))
        in_one_language += not made
        found += (Entry(line, term) for term in made)
    if not concepts:
        raise SamesaidError(f"{name}: no concept in it; give a TBX file (martif or tbx) or a CSV table")
    if not in_one_language:
        return found, []
    return found, [message("glossary.one-language", glossary=name, n=in_one_language, of=concepts)]


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
    status = "".join(_category(element, *_STATUS).casefold().replace("-", " ").split())
    if status.startswith(_FORBIDDEN):
        section.forbidden.append(term)
    else:
        (section.preferred if status.startswith(_PREFERRED) else section.accepted).append(term)
    section.parts[term] = part_of_speech(_category(element, "partofspeech"))
    section.notes[term] = _note(element)


def _terms(sections: Mapping[str, _Section], domain: str, note: str) -> Iterator[Term]:
    for language, section in sections.items():
        for other, there in sections.items():
            if other == language or not (there.renderings or there.forbidden):
                continue
            for source in section.renderings:
                yield Term(
                    source,
                    there.renderings,
                    tuple(f for f in dict.fromkeys(there.forbidden) if f not in there.renderings),
                    part_of_speech=section.parts.get(source, ""),
                    domain=domain,
                    note=_joined((note, section.notes.get(source, ""), *map(there.notes.get, there.renderings))),
                    source_language=language,
                    target_language=other,
                )


def _category(element: _Element, *names: str) -> str:
    """The text of the first of these data categories that belongs to the element itself, not to a part of it."""
    for e in element.iter():
        if (e.get("type") or xmlsafe.local(e)).casefold() in names and _owner(e) is element:
            return _text(e)
    return ""


def _note(element: _Element) -> str:
    notes = (e for e in element.iter() if xmlsafe.local(e) == "note" and _owner(e) is element)
    return _joined([_text(e) for e in notes])


def _owner(element: _Element) -> _Element | None:
    """The concept, language section or term section that directly contains an element."""
    kinds = _CONCEPTS | _LANGUAGES | _TERMS
    return next((above for above in element.iterancestors() if xmlsafe.local(above) in kinds), None)


def _line(element: _Element) -> int:
    # The type stubs of lxml do not say that it is a number.
    line: object = element.sourceline
    return line if isinstance(line, int) else 0


def _joined(notes: Sequence[str | None]) -> str:
    return "; ".join(dict.fromkeys(n for n in notes if n))


def _text(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
