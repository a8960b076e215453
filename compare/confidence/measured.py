"""The measured confidence of evidence: a logistic model whose weights ``benchmarks.fits.finding_confidence`` writes.

The log odds that evidence is right are the sum of a constant and the weights of its family, its code, the form of its
message and its group of languages, and rise with its strength. The weights are fitted with a penalty, so that what is
rare stays near the rest of its family. docs/accuracy.md explains the rows, the base rate and the method.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from samesaid.compare.evidence import Evidence
from samesaid.languages import primary

WEIGHTS = Path(__file__).with_name("weights.json")
ANY = "any"
"""The group of languages of which no alarm was ever judged."""
MIDDLE = 0.75
"""The strength at which a slope adds nothing: the middle of what is shown."""
DOUBTED = 0.5
"""Strength below which a comparator doubts its evidence."""
_WITH_ENGLISH = {
    "en": "same", "zh": "zh", "ja": "ja", "ru": "ru",
    "de": "latin", "es": "latin", "fr": "latin", "it": "latin", "pt": "latin",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """What the confidence depends on beside the strength: family, code and form of the evidence, and the languages."""

    family: str
    code: str
    form: str
    group: str

    def features(self, strength: float) -> Iterator[tuple[str, float]]:
        """The names of the weights that apply, and by what each is multiplied."""
        yield "constant", 1.0
        yield self.family, 1.0
        yield self.code, 1.0
        yield f"{self.code}.{self.form}", 1.0
        yield f"{self.family} {self.group}", 1.0
        yield f"{self.family} strength", strength - MIDDLE
        if strength < DOUBTED:
            yield "doubted", 1.0


def kind_of(code: str, message_key: str, languages: tuple[str, str]) -> Kind:
    """The kind of evidence with this code and the key of its message, between two languages (BCP 47 tags).

    A family is a letter and a digit (``E3``); dates are of the family of numbers, ``N1``. The form of
    ``code.N101.date`` is ``date``.
    """
    family = "N1" if code.startswith("D") else code[:2]
    return Kind(family, code, message_key.removeprefix(f"code.{code}."), group(*languages))


def group(source: str, target: str) -> str:
    """The group of two languages (BCP 47 tags): English with itself (``same``), with ``zh``, ``ja`` or ``ru``, or with
    another language in Latin script (``latin``); ``any`` for pairs of which no alarm was ever judged.
    """
    one, two = sorted((primary(source), primary(target)))
    if "en" not in (one, two):
        return ANY
    return _WITH_ENGLISH.get(two if one == "en" else one, ANY)


@dataclass(frozen=True, slots=True)
class Model:
    """``weights`` by name; ``codes`` are those that were measured."""

    weights: Mapping[str, float]
    codes: frozenset[str]

    def confidence(self, kind: Kind, strength: float) -> float:
        """The probability (0 to 1) that evidence of this kind and strength is right; the strength itself, cut to 0
        to 1, where its code was not measured.
        """
        strength = min(1.0, max(0.0, strength))
        if kind.code not in self.codes:
            return strength
        odds = sum(self.weights.get(name, 0.0) * value for name, value in kind.features(strength))
        return 1.0 / (1.0 + exp(-odds))


@cache
def shipped() -> Model:
    """The model that is shipped."""
    record = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Model(record["weights"], frozenset(record["codes"]))


def confidence(evidence: Evidence, languages: tuple[str, str]) -> float:
    """The probability (0 to 1) that evidence between two languages is right, by the shipped model."""
    return shipped().confidence(kind_of(evidence.code, evidence.message.key, languages), evidence.strength)


def is_measured(source: str, target: str) -> bool:
    """Whether alarms between these languages were judged; for others the confidence is that of all languages."""
    return group(source, target) != ANY
