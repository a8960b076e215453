from __future__ import annotations

from samesaid.model import literal, message, sentences

ONE, TWO, THREE = message("a"), literal("b"), message("c", n=1)


def test_one_sentence_is_itself() -> None:
    assert sentences(ONE) == ONE


def test_several_sentences_keep_their_order_and_are_not_nested() -> None:
    several = sentences(sentences(ONE, TWO), THREE)
    assert several == sentences(ONE, TWO, THREE)
    assert dict(several.args) == {"parts": (ONE, TWO, THREE)}
