"""One bead of a Chinese and an English side: names that neither side's other tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samesaid.compare.evidence import Evidence
from samesaid.compare.names import countries, pinyin, romanisation
from samesaid.compare.names.counterparts import counterparts
from samesaid.compare.names.extraction import names_of
from samesaid.compare.names.rendering import in_chinese, in_english
from samesaid.compare.names.texts import ChineseText, EnglishText, simplify
from samesaid.compare.names.wording import absent_message, replaced_message
from samesaid.compare.pair import Pair, Side
from samesaid.languages import primary
from samesaid.model import Bead, Mention, Span

_ENGLISH_KINDS = frozenset({"PERSON", "PLACE", "ORG", "GROUP"})
_CHINESE_KINDS = frozenset({"PERSON", "PLACE", "ORG"})
# Probabilities of being told: each below the first, and their product below the second, make another name.
_EITHER = 0.35
_BOTH = 0.035
_ALONE = 0.05


@dataclass(frozen=True, slots=True)
class Untold:
    """A name and the probability that the other side tells it after all."""

    name: Mention
    told: float


def compare(pair: Pair, index: int, bead: Bead) -> Iterator[Evidence]:
    """E302 for the surest pair of names that are untold on either side, else E301 for an English name alone."""
    chinese_first = primary(pair.source.document.language) == "zh"
    sides = ((pair.source, bead.source), (pair.target, bead.target))
    (chinese_side, chinese_run), (english_side, english_run) = sides if chinese_first else sides[::-1]
    chinese = _unique(chinese_side, chinese_run, _CHINESE_KINDS)
    english = [m for m in _unique(english_side, english_run, _ENGLISH_KINDS) if not _initials_only(m)]
    if not english:
        return
    misspelled = _misspelled(english, chinese)
    if misspelled is not None:
        yield _evidence(index, chinese_first, *misspelled, 0.95)
        return
    links = counterparts(english, chinese)
    hidden = [c.span for _, c in links]
    text = ChineseText(chinese_side, chinese_run, pair.encoder, hidden)
    linked = {e.text for e, _ in links}
    untold = [Untold(m, in_chinese(m, text, pair.encoder)) for m in english if m.text not in linked]
    untold = [u for u in untold if u.told < _EITHER]
    if not untold:
        return
    best = None
    rest = [m for m in chinese if m.span not in hidden]
    if rest:
        english_text = EnglishText(english_side, english_run, pair.encoder, [e.span for e, _ in links])
        best = _best(untold, [Untold(m, in_english(m, english_text, pair.encoder)) for m in rest])
    if best is not None:
        yield _evidence(index, chinese_first, best[0].name, best[1].name, 1 - best[0].told - best[1].told)
    else:
        yield from _alone(index, chinese_first, untold)


def _unique(side: Side, run: tuple[int, ...], kinds: frozenset[str]) -> list[Mention]:
    """The names of these kinds, each once."""
    found = names_of(side)
    return list({m.text: m for i in reversed(run) for m in reversed(found[i]) if m.kind in kinds}.values())[::-1]


def _initials_only(name: Mention) -> bool:
    return all(word.isupper() for word in name.text.split())


def _misspelled(english: Sequence[Mention], chinese: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """A Chinese person and an English name in pinyin with the same family name and another given name."""
    for person in chinese:
        if person.kind != "PERSON":
            continue
        simplified = simplify(person.text)
        for name in english:
            others = [m for m in chinese if m is not person]
            if romanisation.spelled_otherwise(simplified, name.text) and not any(
                pinyin.matches(simplify(m.text), name.text) for m in others
            ):
                return name, person
    return None


def _best(english: Sequence[Untold], chinese: Sequence[Untold]) -> tuple[Untold, Untold] | None:
    pairs = [(e, c) for e in english for c in chinese if c.told < _EITHER and e.told * c.told < _BOTH]
    return min(pairs, key=lambda pair: pair[0].told * pair[1].told, default=None)


def _alone(index: int, chinese_first: bool, english: Sequence[Untold]) -> Iterator[Evidence]:
    surest = min(english, key=lambda u: u.told)
    if surest.told < _ALONE and not countries.of_english(surest.name.text):
        spans: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), (surest.name.span,))
        source, target = spans if chinese_first else spans[::-1]
        yield Evidence(
            "E301",
            absent_message(surest.name.text, "version" if chinese_first else "reference"),
            index,
            source,
            target,
            strength=1 - 4 * surest.told,
            reading=f"∅ → {surest.name.text}" if chinese_first else f"{surest.name.text} → ∅",
            facts=frozenset({"name", "one-sided"}),
        )


def _evidence(index: int, chinese_first: bool, english: Mention, chinese: Mention, strength: float) -> Evidence:
    source, target = (chinese, english) if chinese_first else (english, chinese)
    usual = _usual(chinese)
    return Evidence(
        "E302",
        replaced_message(source.text, target.text),
        index,
        (source.span,),
        (target.span,),
        strength=max(0.0, min(1.0, strength)),
        reading=f"{chinese.text} → {usual} · {english.text}" if usual else f"{source.text} · {target.text}",
        suggestion=usual if usual and chinese_first else None,
        facts=frozenset({"name"}),
    )


def _usual(chinese: Mention) -> str | None:
    """The pinyin of a Chinese person's name; None for names that may be foreign."""
    simplified = simplify(chinese.text)
    if chinese.kind == "PERSON" and romanisation.family_name(simplified):
        return pinyin.spelled(simplified)
    return None
