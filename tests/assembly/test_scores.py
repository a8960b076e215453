from __future__ import annotations

from dataclasses import replace

import pytest

from samesaid.assembly.scores import coverage, penalty, surface, surfaces, words
from samesaid.model import Bead, Finding, Severity, Span
from samesaid.reports.catalogue import catalogue
from tests.builders import document


def test_words_are_counted_by_the_writing_system() -> None:
    assert words(document("Four words are here.")) == 4
    assert words(document("六个汉字在此。", language="zh")) == pytest.approx(4.0)


def test_coverage_is_the_share_of_paired_sentences() -> None:
    source = document("One.", "Two.", "Three.", "Four.")
    assert coverage(source, [Bead((0, 1), (0,)), Bead((2,), ()), Bead((3,), (1,))]).value == 0.75


def test_only_alarms_count_for_the_penalty() -> None:
    def finding(severity: Severity, *, alarm: bool = True) -> Finding:
        return Finding("id", "N103", "numbers", severity, 1.0, "…", alarm=alarm)

    findings = [finding(Severity.CRITICAL), finding(Severity.MINOR), finding(Severity.MAJOR, alarm=False)]
    score = penalty(document(*["ten words make up this one line of the text"] * 10), findings)
    assert score.value == pytest.approx(1000 * 26 / 100)
    assert (
        catalogue("en").text(score.signature)
        == "1000 × 26 / 100 words; minor 1, major 5, critical 25, each further missing sentence 5"
    )
    assert catalogue("zh").text(score.signature) == "1000 × 26 / 100 词；轻微 1，严重 5，致命 25，每多缺一句 5"


def test_each_further_missing_sentence_counts() -> None:
    spans = tuple(Span(10 * i, 10 * i + 9) for i in range(4))
    run = Finding("id", "O501", "omission", Severity.MAJOR, 1.0, "…", source_spans=spans)
    part = replace(run, target_spans=(Span(3, 3),))
    added = replace(run, type="addition", source_spans=(), target_spans=spans)
    text = document(*["ten words make up this one line of the text"] * 10)
    assert penalty(text, [run]).value == pytest.approx(1000 * (5 + 3 * 5) / 100)
    assert penalty(text, [part, added]).value == pytest.approx(1000 * (5 + 5) / 100)


def test_words_of_a_text_without_spaces_are_characters() -> None:
    score = penalty(document("六个汉字在此。", language="zh"), [])
    assert catalogue("en").text(score.signature).startswith("1000 × 0 / 4 words (characters ÷ 1.5)")


def test_surface_similarity_is_for_one_language_only() -> None:
    one, same = document("The bridge was closed at noon."), document("The bridge was closed at noon.")
    beads = [Bead((0,), (0,))]
    scores = {s.name: s for s in surface(one, same, beads)}
    assert scores["chrF2"].value == pytest.approx(100)
    assert "version:" in catalogue("en").text(scores["BLEU"].signature)
    assert surface(one, document("桥在中午关闭。", language="zh"), beads) == ()


def test_surface_similarities_are_in_the_order_of_the_beads() -> None:
    one, other = document("The bridge was closed.", "Why?"), document("The bridge was closed.", "Nobody knows.")
    same, alone, apart = surfaces(one, other, [Bead((0,), (0,)), Bead((1,), ()), Bead((1,), (1,))])
    assert same is not None
    assert (same.chrf, same.bleu) == (100, 100)
    assert alone is None
    assert apart is not None
    assert apart.chrf < 20
    assert surfaces(one, document("桥关闭了。", language="zh"), [Bead((0,), (0,))]) == ()
