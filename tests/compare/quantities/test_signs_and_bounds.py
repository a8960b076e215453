"""Signs and bounds by the words beside a number, what they are compared with, and which number belongs to which."""

from __future__ import annotations

import pytest

from samesaid.compare.pair import pair_of
from samesaid.compare.quantities.comparator import QuantityComparator
from samesaid.compare.quantities.reader import quantities
from samesaid.compare.quantities.values.quantity import Sign, quantity
from samesaid.compare.ranking import rank
from samesaid.model import Bead, Document, Span
from tests.compare.quantities.cases import document, load

TABLE = load("signs_and_bounds.toml")


@pytest.mark.parametrize(("language", "text", "expected"), TABLE["reading"], ids=lambda c: c)
def test_what_is_read_beside_a_number(language: str, text: str, expected: str) -> None:
    value = quantity(quantities(document(language, [f"{text}."]))[0][-1])
    read = [
        f"{what.value}: {span.of(text)}"
        for what, span in ((value.sign, value.sign_span), (value.bound, value.bound_span))
        if span is not None
    ]
    if expected:
        assert expected.lower() in [words.lower() for words in read]
    else:
        assert not read
        assert value.sign.way == 0


def _found(languages: str, source: str, target: str) -> list[tuple[str, str, str]]:
    tags = languages.split("-")
    texts = document(tags[0], [source]), document(tags[1], [target])
    # The comparator never asks for vectors.
    pair = pair_of(*texts, (Bead((0,), (0,), 1.0),), None, independent=True)  # type: ignore[arg-type]
    comparator = QuantityComparator()
    return sorted(
        (f"{f.code} {f.severity}", _words(texts[0], f.source_spans), _words(texts[1], f.target_spans))
        for f in rank(pair, comparator.compare(pair), comparator.codes)
    )


def _words(text: Document, spans: tuple[Span, ...]) -> str:
    return ", ".join(span.of(text.text) for span in spans)


@pytest.mark.parametrize(("languages", "source", "target", "expected"), TABLE["pairs"], ids=lambda c: c)
def test_what_is_found_in_a_pair(languages: str, source: str, target: str, expected: str) -> None:
    wanted = [finding.rpartition(": ") for finding in expected.split("; ") if finding]
    marked = [(code, *(words.strip() for words in places.split("|"))) for code, _, places in wanted]
    assert _found(languages, source, target) == sorted(marked)


def test_a_sign_goes_one_way() -> None:
    assert {sign.way for sign in (Sign.MINUS, Sign.FALL, Sign.LOSS)} == {-1}
    assert {sign.way for sign in (Sign.PLUS, Sign.RISE, Sign.PROFIT)} == {1}
    assert {sign.way for sign in (Sign.NONE, Sign.UNREAD)} == {0}
