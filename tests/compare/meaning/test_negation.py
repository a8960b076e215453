from __future__ import annotations

from collections.abc import Sequence

import pytest

from samesaid import documents
from samesaid.align.encoders.registry import bundled
from samesaid.compare.evidence import Evidence
from samesaid.compare.meaning.negation.check import negations as found
from samesaid.compare.meaning.negation.model import models
from samesaid.compare.meaning.negation.opposites import are_opposites
from samesaid.compare.meaning.negation.words import negations
from samesaid.compare.pair import pair_of
from samesaid.model import Bead, Encoder, Span

TEXTS = [
    ("en", "It is not only cheap, no doubt, and nobody can't row.", ["nobody", "n't"]),
    ("zh", "他不得不承认，非洲的渡轮没有停航，也尚未涨价。", ["没有", "尚未"]),
    ("zh", "警方無法確認船長是否離開。", ["无法"]),
    ("de", "Er hat keinen Kahn und nicht nur Zeit.", ["kein"]),
    ("fr", "Personne n’a vu le bac, qui ne part pas sans pilote.", ["Personne", "pas", "sans"]),
    ("es", "Nadie vio el barco, sin embargo no zarpó.", ["Nadie", "no"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), TEXTS)
def test_cues(language: str, text: str, expected: list[str]) -> None:
    read = negations(text, language)
    assert [cue.span.of(read.text) for cue in read.cues] == expected


def test_a_cue_is_taken_out() -> None:
    for text, without in (
        ("The ferry can't sail.", "The ferry can sail."),
        ("They row without a lamp.", "They row with a lamp."),
        ("The ferry will not sail.", "The ferry will sail."),
    ):
        read = negations(text, "en")
        assert read.without(read.cues[0])[0] == without


def test_opposites() -> None:
    for one, other in (("import", "export"), ("careful", "careless"), ("fair", "unfair"), ("before", "after")):
        assert are_opposites(one, other, "en")
        assert are_opposites(other, one, "en")
    for one, other in (("play", "display"), ("ship", "boat"), ("open", "open")):
        assert not are_opposites(one, other, "en")
    assert not are_opposites("import", "export", "pl")


def test_strength_rises_with_the_score() -> None:
    for model in models().values():
        scores = [model.doubted - 0.1, model.doubted, model.shown - 0.01, model.shown, model.shown + 3]
        strengths = [model.strength(score) for score in scores]
        assert strengths[0] is None
        known = [s for s in strengths if s is not None]
        assert known == sorted(known)
        assert known[1] < 0.5 <= known[2] < known[3] < 0.9


class WithoutContext:
    """The bundled encoder as one that reads parts of a text alone."""

    name, digest, languages = "alone", "0" * 8, None

    def encode(self, texts: Sequence[str]) -> object:
        return bundled().encode(texts)

    def encode_spans(self, text: str, spans: Sequence[Span]) -> object:
        return bundled().encode_spans(text, spans)


def _found(languages: tuple[str, str], one: str, other: str, encoder: Encoder) -> list[Evidence]:
    left = documents.from_rows([one], name="a", language=languages[0])
    right = documents.from_rows([other], name="b", language=languages[1])
    return list(found(pair_of(left, right, [Bead((0,), (0,), 1.0)], encoder, independent=True)))


def test_any_encoder_will_do() -> None:
    texts = "渡口管理处昨天批准了新的时刻表。", "The ferry office did not approve the new timetable yesterday."
    (evidence,) = _found(("zh", "en"), *texts, WithoutContext())  # type: ignore[arg-type]
    assert evidence.message.key == "code.M601.negation"
    assert evidence.target_spans[0].of(texts[1]) == "not"


@pytest.mark.parametrize(
    ("languages", "one", "other"),
    [
        (("zh", "en"), "不" * 9000, "not " * 5000),
        (("de", "de"), "nicht Kahn " * 2500, "Kahn " * 5000),
        (("zh", "en"), "。，！？" * 900, "not ?! " * 60),
        (("en", "de"), "never", "…" * 3000),
    ],
)
def test_what_is_very_long_or_without_words_is_left(languages: tuple[str, str], one: str, other: str) -> None:
    assert _found(languages, one, other, bundled()) == []
