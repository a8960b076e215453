"""Translation memories (TMX 1.4b): one row for each unit that has both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from samesaid import xmlsafe
from samesaid.documents.aligned.inline import text
from samesaid.documents.aligned.reader import AlignedReader, Languages, Row
from samesaid.languages import normalise, primary
from samesaid.model import SamesaidError

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _read(stream: BinaryIO, where: str, languages: Languages) -> Iterator[Row]:
    """Units in order. If no languages are wanted, they are the header's source language and the first other one."""
    for number, unit in enumerate(xmlsafe.elements(stream, where, frozenset({"tu"})), 1):
        variants = [(_tag(v.get(_LANG) or v.get("lang") or ""), v) for v in unit if xmlsafe.local(v) == "tuv"]
        source = _pick(variants, languages.source or _header_language(unit))
        if source is None and languages.source is None and variants:
            source = variants[0]
        others = [variant for variant in variants if variant is not source]
        target = _pick(others, languages.target) if languages.target else next(iter(others), None)
        if source and target:
            yield Row(unit.get("tuid") or str(number), _segment(source[1]), _segment(target[1]))


def _pick(variants: list[tuple[str, _Element]], tag: str | None) -> tuple[str, _Element] | None:
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


def _segment(variant: _Element) -> str:
    segment = next((child for child in variant if xmlsafe.local(child) == "seg"), None)
    return "" if segment is None else text(segment)


TMX = AlignedReader(frozenset({".tmx"}), _read)
