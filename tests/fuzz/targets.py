"""The targets: grammars, comparators, the table over versions, sentences; readers and whole runs join them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from samesaid.align.encoders.registry import bundled
from samesaid.compare.collation import collate
from samesaid.compare.coverage.comparator import CoverageComparator
from samesaid.compare.evidence import Comparator
from samesaid.compare.meaning.comparator import MeaningComparator
from samesaid.compare.names.comparator import NameComparator
from samesaid.compare.pair import pair_of
from samesaid.compare.quantities.comparator import QuantityComparator
from samesaid.compare.quantities.reader import GRAMMARS, quantities
from samesaid.compare.ranking import rank
from samesaid.compare.terms.comparator import TermComparator
from samesaid.compare.terms.termbase.merge_entries import term_of
from samesaid.documents import from_text
from samesaid.model import Bead, SamesaidError, Termbase
from tests.builders import LetterEncoder, document
from tests.fuzz import hostile
from tests.fuzz.choices import Choices
from tests.fuzz.target import Input, Target

_DAY = date(2026, 11, 9)
# Of languages without a grammar, those whose digits or separators are special.
_OTHERS = ("ar", "hi", "sv", "th", "und")
_WITH_WORDS = ("zh", "en", "ja", "de")
_LANGUAGES = ("zh", "en", "zh-Hant", "en", "de", "fr", "ru", "ja", "es", "it", "nl", "pt", *_OTHERS)


def _grammar(language: str) -> Target:
    def make(choices: Choices) -> Input:
        return {"text": hostile.raw(choices, language)}

    def run(given: Input) -> None:
        read = replace(document(given["text"], language=language), published=_DAY)
        for mention in quantities(read)[0]:
            assert mention.span.of(read.text) == mention.text, "a mention is not where its span is"
        beads = [Bead((0,), (0,), 1.0)]
        list(QuantityComparator().compare(pair_of(read, read, beads, LetterEncoder())))

    return Target(f"grammar-{language}", make, run)


def _texts(choices: Choices, language: str, most: int = 4) -> list[str]:
    return [hostile.text(choices, language.partition("-")[0]) for _ in range(1 + choices.below(most))]


def _pair(choices: Choices) -> Input:
    one, two = choices.pick(_LANGUAGES), choices.pick(_LANGUAGES)
    return {
        "languages": [one, two],
        "source": _texts(choices, one),
        "target": _texts(choices, two),
        "together": choices.below(3),
        "independent": choices.chance(2),
        "glossary": choices.chance(2),
    }


def _names_pair(choices: Choices) -> Input:
    one, two = choices.pick((("zh", "en"), ("en", "zh"), ("en", "en"), ("en", "de"), ("ru", "en"), ("zh", "zh")))
    return {**_pair(choices), "languages": [one, two]}


def _beads(sources: int, targets: int, together: int) -> list[Bead]:
    """Beads side by side; with ``together`` the first bead takes that many more sentences of the version."""
    both = min(sources, max(0, targets - together))
    beads = [Bead((i,), (i + together,), 0.4 + 0.1 * (i % 6), i % 3 == 2) for i in range(both)]
    if beads and together:
        beads[0] = replace(beads[0], target=tuple(range(together + 1)))
    beads += [Bead((i,), ()) for i in range(both, sources)]
    return beads + [Bead((), (j,)) for j in range(both + together if both else 0, targets)]


@functools.cache
def _glossary() -> Termbase:
    rows = (
        ("口岸", "port|harbour"),
        ("转道偷渡", "transit smuggling|!smuggling"),
        ("NIA", "移民局"),
        ("the Board", "局"),
    )
    return Termbase("ours", "0", tuple(term_of(*row) for row in rows))


def _compared(comparator: Comparator) -> Callable[[Input], None]:
    def run(given: Input) -> None:
        one, two = given["languages"]
        source, target = document(*given["source"], language=one), document(*given["target"], language=two)
        beads = _beads(len(given["source"]), len(given["target"]), given["together"])
        glossary = _glossary() if given["glossary"] else None
        pair = pair_of(source, target, beads, LetterEncoder(), glossary, independent=given["independent"])
        found = rank(pair, comparator.compare(pair), comparator.codes, level="all")
        for finding in found:
            assert all(s.end <= len(source.text) for s in finding.source_spans), "a span beyond the reference"
            assert all(s.end <= len(target.text) for s in finding.target_spans), "a span beyond the version"

    return run


def _several(choices: Choices) -> Input:
    language = choices.pick(("zh", "en"))
    versions = [choices.pick(("en", "zh", "en", "fr")) for _ in range(2 + choices.below(2))]
    return {"languages": [language, *versions], "texts": [_texts(choices, tag, 3) for tag in (language, *versions)]}


def _collation(given: Input) -> None:
    from samesaid.compare.pair import Side

    tags, texts = given["languages"], given["texts"]
    sides = [Side(document(*t, language=tag)) for tag, t in zip(tags, texts, strict=True)]
    comparators: list[Any] = [QuantityComparator(), NameComparator(), TermComparator()]
    rules = {code: rule for c in comparators for code, rule in c.codes.items()}
    beads = [_beads(len(texts[0]), len(t), 0) for t in texts[1:]]
    found = []
    for version, side in enumerate(sides[1:]):
        pair = pair_of(sides[0], side, beads[version], LetterEncoder(), other=[s for s in sides[1:] if s is not side])
        evidence = [e for c in comparators for e in c.compare(pair)]
        found += rank(pair, evidence, rules, version=version)
    collate(sides, beads, found, LetterEncoder(), rules)


def _segmented(choices: Choices) -> Input:
    language = choices.pick(_LANGUAGES)
    return {"language": choices.pick((language, "")), "text": "\n".join(_texts(choices, language))}


def _segments(given: Input) -> None:
    with suppress(SamesaidError):
        read = from_text(given["text"], language=given["language"] or None)
        for sentence in read.sentences:
            assert sentence.span.of(read.text) == sentence.text, "a sentence is not where its span is"


def _encoded(given: Input) -> None:
    """The bundled encoder takes whatever a file can hold."""
    vectors = bundled().encode([given["text"], ""])
    assert np.isfinite(vectors).all(), "a vector that is no number"


def all_targets() -> Mapping[str, Target]:
    """Every target by its name, in the order in which they are run."""
    from tests.fuzz.loaders import LOADERS
    from tests.fuzz.whole import WHOLE

    found = [
        *map(_grammar, (*sorted(GRAMMARS), *_OTHERS)),
        Target("numbers", _pair, _compared(QuantityComparator())),
        Target("coverage", _pair, _compared(CoverageComparator())),
        Target("meaning", _pair, _compared(MeaningComparator())),
        Target("names", _names_pair, _compared(NameComparator())),
        Target("terms", _pair, _compared(TermComparator())),
        Target("collation", _several, _collation),
        Target("sentences", _segmented, _segments),
        Target("encoder", lambda choices: {"text": hostile.text(choices, choices.pick(_WITH_WORDS))}, _encoded),
        *WHOLE,
        *LOADERS,
    ]
    return {target.name: target for target in found}
