"""Evidence of names: what each kind of disagreement says, which words it marks, and what was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.recognition.offices import Office, Rank
from samesaid.compare.names.text import simplify
from samesaid.compare.names.transliteration.romanisation import family_name, is_other_person, usual_pinyin
from samesaid.model import Mention, Message, Span, message

_HAN = re.compile(r"[\u3400-\u9fff]")
# Ranks that editors often leave out on purpose: a former president keeps the title by courtesy.
_COURTESY = frozenset({Rank.FORMER, Rank.CHIEF})


def missing_name(bead: int, name: Mention, strength: float, in_reference: bool) -> Evidence:
    """E301: a name of the reference (``in_reference``) or the version that the other side does not mention."""
    key = "missing" if in_reference else "added"
    return Evidence(
        "E301",
        message(f"code.E301.{key}", name=_shown(name.text, _gloss(name))),
        bead,
        (name.span,) if in_reference else (),
        () if in_reference else (name.span,),
        strength=max(0.0, strength),
        reading=message(f"name.reading.{key}", name=name.text),
        facts=frozenset({Fact.ONE_SIDED}),
    )


def replaced_name(bead: int, source: Mention, target: Mention, strength: float) -> Evidence:
    """E302: a name of the reference where the version has another one.

    Two countries and two Chinese persons have forms of their own, for these are right more often (compare/confidence).
    """
    return Evidence(
        "E302",
        message(
            f"code.E302.{_form(source, target)}",
            source=_shown(source.text, _gloss(source)),
            target=_shown(target.text, _gloss(target)),
        ),
        bead,
        (source.span,),
        (target.span,),
        strength=max(0.0, min(1.0, strength)),
        reading=_two_names(source, target),
        suggestion=_pinyin(source),
    )


def replaced_rank(bead: int, source: Office, target: Office, rank: Rank, title: str, strength: float) -> Evidence:
    """E302: an office that has ``rank`` on one side alone; ``title`` is its English name without the rank."""
    in_reference = rank in source.ranks
    glosses = (f"{rank.value} {title}", title) if in_reference else (title, f"{rank.value} {title}")
    shown = [
        _shown(office.text, gloss if _HAN.search(office.text) else "")
        for office, gloss in zip((source, target), glosses, strict=True)
    ]
    key = "rank-missing" if in_reference else "rank-added"
    return Evidence(
        "E302",
        message(f"code.E302.{key}", source=shown[0], target=shown[1], rank=message(f"name.rank.{rank.value}")),
        bead,
        (source.span,),
        (target.span,),
        strength=strength,
        reading=message("name.reading.both", source=source.text, target=target.text),
        facts=frozenset({Fact.ONE_SIDED} if rank in _COURTESY else ()),
    )


def several_renderings(
    bead: int,
    name: str,
    renderings: Sequence[tuple[str, int]],
    source_spans: tuple[Span, ...],
    target_spans: tuple[Span, ...],
    strength: float,
) -> Evidence:
    """E303: one name of the reference in several renderings, each with how often it occurs, the most frequent first."""
    counted = tuple(message("name.counted", text=text, n=count) for text, count in renderings)
    return Evidence(
        "E303",
        message("code.E303.renderings", name=name, renderings=counted),
        bead,
        source_spans,
        target_spans,
        strength=strength,
        reading=message("name.reading.renderings", name=name, renderings=tuple(text for text, _ in renderings)),
    )


@dataclass(frozen=True, slots=True)
class SpelledAs:
    """A spelling of a name, how often a version has it, and the number of the first sentence that does, from 1."""

    text: str
    count: int
    sentence: int


def two_spellings_of(
    bead: int,
    name: str,
    spellings: Sequence[SpelledAs],
    source_spans: tuple[Span, ...],
    target_spans: tuple[Span, ...],
    strength: float,
) -> Evidence:
    """E303: one name of the reference in several spellings, the most frequent first."""
    counted = tuple(message("name.spelled", text=s.text, n=s.count, sentence=s.sentence) for s in spellings)
    return Evidence(
        "E303",
        message("code.E303.spellings", name=name, spellings=counted),
        bead,
        source_spans,
        target_spans,
        strength=strength,
        reading=message("name.reading.renderings", name=name, renderings=tuple(s.text for s in spellings)),
        suggestion=spellings[0].text if spellings[0].count > spellings[1].count else None,
    )


def _form(source: Mention, target: Mention) -> str:
    """``countries`` or ``persons`` where a Chinese and an English name are known to be two of these, else ``replaced``.

    Two countries are in CLDR; two persons are a Chinese name with a family name, and pinyin of another one.
    """
    for chinese, english in ((source, target), (target, source)):
        simplified = simplify(chinese.text)
        if not _HAN.search(simplified) or _HAN.search(english.text):
            continue
        codes, others = countries.of_chinese(simplified), countries.of_english(english.text)
        if codes and others and not codes & others:
            return "countries"
        if chinese.kind == english.kind == "PERSON" and is_other_person(english.text, simplified):
            return "persons"
    return "replaced"


def _two_names(source: Mention, target: Mention) -> Message:
    """Both names, and of a Chinese person the pinyin that an English text should have."""
    for chinese, english in ((source, target), (target, source)):
        usual = _pinyin(chinese)
        if usual:
            return message("name.reading.pinyin", chinese=chinese.text, usual=usual, english=english.text)
    return message("name.reading.both", source=source.text, target=target.text)


def _pinyin(name: Mention) -> str | None:
    """The pinyin of a Chinese person's name; None for other names, and for those that may be foreign."""
    if name.kind != "PERSON" or not _HAN.search(name.text):
        return None
    simplified = simplify(name.text)
    return usual_pinyin(simplified) if family_name(simplified) else None


def _gloss(name: Mention) -> str:
    """A Chinese country in English, a Chinese person in pinyin; nothing for other names."""
    if not _HAN.search(name.text):
        return ""
    codes = countries.of_chinese(simplify(name.text))
    known = countries.territories("en").get(next(iter(codes)), "") if len(codes) == 1 else ""
    return known.partition(" (")[0] or _pinyin(name) or ""


def _shown(name: str, gloss: str) -> str | Message:
    """A name as a sentence shows it, its gloss in brackets; in quotation marks where it ends with a full stop."""
    if gloss:
        return message("name.glossed", name=name, gloss=gloss)
    return message("name.quoted", name=name) if name.endswith(".") else name
