"""Translation memories (TMX 1.4b): a row for each unit that has both languages, and for each text inside its codes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING, BinaryIO

from samesaid import xmlsafe
from samesaid.documents.aligned.direction import several, tag_of
from samesaid.documents.aligned.inline import sub_flows, text
from samesaid.documents.aligned.reader import AlignedReader, Languages, Place, Row
from samesaid.languages import normalise, primary
from samesaid.model import SamesaidError

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_Variants = list[tuple[str, "_Element"]]


def _read(stream: BinaryIO, where: str, languages: Languages) -> Iterator[Row]:
    """Units in order. If no languages are wanted, they are the header's source language and the only other one."""
    chosen = _Chosen(where, languages)
    for number, unit in enumerate(xmlsafe.elements(stream, where, frozenset({"tu"})), 1):
        variants = [(_tag(v.get(_LANG) or v.get("lang") or ""), v) for v in unit if xmlsafe.local(v) == "tuv"]
        pair = chosen.pair(unit, variants)
        if pair is not None:
            source, target = (_segment(variant) for variant in pair)
            if source is not None and target is not None:
                yield from _rows(unit.get("tuid") or str(number), source, target, Place(number), chosen.languages)
    chosen.refuse_none()


def _rows(name: str, source: _Element, target: _Element, place: Place, languages: Languages) -> Iterator[Row]:
    yield Row(name, text(source), text(target), place, languages)
    inside = zip_longest(sub_flows(source), sub_flows(target), fillvalue="")
    for number, (one, other) in enumerate(inside, 1):
        yield Row(f"{name}/sub{number}", one, other, place, languages)


class _Chosen:
    """The two languages of a memory: those wanted, else what its header and its first units say."""

    def __init__(self, where: str, wanted: Languages) -> None:
        self._where = where
        self._wanted = wanted
        self._source = wanted.source
        self._target = wanted.target
        self._seen: dict[str, None] = {}
        self._found = False
        self.languages = Languages()

    def pair(self, unit: _Element, variants: _Variants) -> tuple[_Element, _Element] | None:
        """The variants to compare, None where a unit lacks one.

        Raises SamesaidError where there are several other languages, and nobody said which to take.
        """
        self._seen.update(dict.fromkeys(tag for tag, _ in variants))
        if self._source is None:
            self._source = _header_language(unit) or next((tag for tag, _ in variants), None)
        source = _pick(variants, self._source)
        if source is None and self._wanted.source is None and variants and not self._found:
            # The header names a language that the units lack.
            source = variants[0]
            self._source = source[0]
        if source is None:
            return None
        others = [variant for variant in variants if variant is not source]
        if self._wanted.target is None:
            self._refuse_several(others)
        target = _pick(others, self._target) if self._target else next(iter(others), None)
        if target is None:
            return None
        if not self._found:
            self._found = True
            self._target = target[0]
            self.languages = Languages(tag_of(source[0]), tag_of(target[0]))
        return source[1], target[1]

    def _refuse_several(self, others: _Variants) -> None:
        tags = dict.fromkeys([*([self._target] if self._target else []), *(tag for tag, _ in others)])
        if len({primary(tag) for tag in tags}) > 1:
            raise several(self._where, [f"{self._source} to {tag}" for tag in tags])

    def refuse_none(self) -> None:
        """Raise SamesaidError where no unit has both of the languages that are wanted, or two at all."""
        if self._found or not self._seen:
            return
        found = ", ".join(self._seen)
        if self._wanted == Languages():
            raise SamesaidError(
                f"{self._where}: no unit has texts in two languages; it has {found}: is it the right file?"
            )
        wanted = f"{self._wanted.source or 'any language'} and {self._wanted.target or 'another'}"
        raise SamesaidError(f"{self._where}: no unit has {wanted}; it has {found}: choose among these")


def _pick(variants: _Variants, tag: str | None) -> tuple[str, _Element] | None:
    """The variant of a language: with the same tag, else with the same primary language."""
    if tag is None:
        return None
    same = [variant for variant in variants if variant[0] == tag]
    near = [variant for variant in variants if primary(variant[0]) == primary(tag)]
    return next(iter(same or near), None)


def _header_language(unit: _Element) -> str | None:
    header = unit.getroottree().getroot().find("{*}header")
    tag = header.get("srclang", "") if header is not None else ""
    return None if tag in {"", "*all*"} else _tag(tag)


def _tag(tag: str) -> str:
    try:
        return normalise(tag)
    except SamesaidError:
        return tag.lower()


def _segment(variant: _Element) -> _Element | None:
    return next((child for child in variant if xmlsafe.local(child) == "seg"), None)


TMX = AlignedReader("tmx", frozenset({".tmx"}), _read)
