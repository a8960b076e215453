"""One bead of a Chinese and an English side: names that neither side's other tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samesaid.compare.evidence import Evidence
from samesaid.compare.names import countries, pinyin, romanisation
from samesaid.compare.names.counterparts import counterparts, may_be_one
from samesaid.compare.names.extraction import names_of
from samesaid.compare.names.monolingual import GENERIC
from samesaid.compare.names.rendering import in_chinese, in_english, surely_in_chinese, surely_in_english
from samesaid.compare.names.texts import ChineseText, EnglishText, simplify
from samesaid.compare.names.wording import absent_message, replaced_message
from samesaid.compare.pair import Pair, Side
from samesaid.languages import primary
from samesaid.model import Bead, Mention, Span

_ENGLISH_KINDS = frozenset({"PERSON", "PLACE", "ORG", "GROUP"})
_CHINESE_KINDS = frozenset({"PERSON", "PLACE", "ORG"})
# Probabilities of being told: each below the first, and their product below the second, make another name.
_EITHER = 0.35
_BOTH = 0.04
_DOUBTFUL, _NEARLY_NONE = 0.6, 0.005
_ALONE = 0.05
_ALONE_KINDS = frozenset({"PERSON", "PLACE"})


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
    english = [m for m in _unique(english_side, english_run, _ENGLISH_KINDS) if not _tells_little(m)]
    if not english:
        return
    misspelled = _misspelled(english, chinese)
    if misspelled is not None:
        yield _evidence(index, chinese_first, *misspelled, 0.95)
        return
    links = counterparts(english, chinese)
    hidden = [c.span for _, c in links]
    linked = {e.text for e, _ in links}
    whole = ChineseText(chinese_side, chinese_run, pair.encoder)
    open_names = [m for m in english if m.text not in linked and not surely_in_chinese(m, whole)]
    text = ChineseText(chinese_side, chinese_run, pair.encoder, hidden) if hidden else whole
    untold = [Untold(m, in_chinese(m, text, pair.encoder)) for m in open_names]
    candidates = [u for u in untold if u.told < _EITHER]
    if not candidates:
        return
    best = None
    taken = {m.span for m in english} - {u.name.span for u in candidates}
    rest = _left_over(chinese, hidden, EnglishText(english_side, english_run, pair.encoder))
    rest = [m for m in rest if not any(may_be_one(e, m) for e in english if e.span in taken)]
    if rest:
        text_left = EnglishText(english_side, english_run, pair.encoder, sorted(taken))
        best = _best(candidates, [Untold(m, in_english(m, text_left, pair.encoder)) for m in rest])
    if best is not None:
        yield _evidence(index, chinese_first, best[0].name, best[1].name, 1 - best[0].told - best[1].told)
    else:
        yield from _alone(index, chinese_first, candidates)


def _unique(side: Side, run: tuple[int, ...], kinds: frozenset[str]) -> list[Mention]:
    """The names of these kinds, each once."""
    found = names_of(side)
    return list({m.text: m for i in reversed(run) for m in reversed(found[i]) if m.kind in kinds}.values())[::-1]


def _tells_little(name: Mention) -> bool:
    """Initials, and words that many names share."""
    words = name.text.split()
    return all(word.isupper() for word in words) or all(word.lower() in GENERIC for word in words)


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


def _left_over(chinese: Sequence[Mention], hidden: Sequence[Span], text: EnglishText) -> list[Mention]:
    """Chinese names that have no sure counterpart."""
    return [m for m in chinese if m.span not in hidden and not surely_in_english(m, text)]


def _best(english: Sequence[Untold], chinese: Sequence[Untold]) -> tuple[Untold, Untold] | None:
    """The pair least likely told. One of them may be doubtful when the other is nearly certain."""
    pairs = ((e, c) for e in english for c in chinese)
    fitting = [(e, c) for e, c in pairs if e.told * c.told < _limit(e, c) and c.told < _DOUBTFUL]
    return min(fitting, key=lambda pair: pair[0].told * pair[1].told, default=None)


def _limit(english: Untold, chinese: Untold) -> float:
    if chinese.told >= _EITHER:
        return _NEARLY_NONE
    # A person seldom stands where a place or an office should.
    unlike = (english.name.kind == "PERSON") != (chinese.name.kind == "PERSON")
    return _BOTH / 3 if unlike else _BOTH


def _alone(index: int, chinese_first: bool, english: Sequence[Untold]) -> Iterator[Evidence]:
    surest = min(english, key=lambda u: u.told)
    if surest.told < _ALONE and surest.name.kind in _ALONE_KINDS and not countries.of_english(surest.name.text):
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
