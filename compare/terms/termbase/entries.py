"""One row of a glossary or one pair of terms of a concept, with the place in the file it came from."""

from __future__ import annotations

from dataclasses import dataclass

from samesaid.model import Term

# Longer ones are sentences or a broken file.
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Entry:
    """A term as one place of the file tells it; ``line`` counts from 1."""

    line: int
    term: Term


def alternatives(cell: str) -> list[str]:
    """The wordings of a cell, with ``|`` between them."""
    if "|" not in cell:
        return [cell.strip()] if cell.strip() else []
    return [part.strip() for part in cell.split("|") if part.strip()]


def term(source: str, cell: str) -> Term:
    """A term from its source and a cell of renderings: ``accepted|another|!forbidden``."""
    parts = alternatives(cell)
    accepted = tuple(p for p in parts if not p.startswith("!"))
    return Term(source, accepted, tuple(p[1:].strip() for p in parts if p.startswith("!")))


PARTS_OF_SPEECH = {
    name: part
    for part, names in {
        "noun": "noun n n. nom substantiv sustantivo sostantivo substantivo 名词 名詞 существительное",
        "verb": "verb v v. verbe verbo 动词 動詞 глагол",
        "adjective": "adjective adj adj. adjectif adjektiv adjetivo aggettivo 形容词 形容詞 прилагательное",
        "adverb": "adverb adv adv. adverbe adverbio avverbio 副词 副詞 наречие",
        "name": "name propernoun propn 专名 專名 固有名詞 eigenname",
    }.items()
    for name in names.split()
}


def part_of_speech(cell: str) -> str:
    """noun, verb, adjective, adverb or name by its names in several languages; another word stays as it is."""
    if not cell:
        return ""
    plain = cell.strip().casefold()
    return PARTS_OF_SPEECH.get("".join(plain.replace("-", " ").split()), plain)
