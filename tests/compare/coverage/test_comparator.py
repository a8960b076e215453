from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.coverage.comparator import CoverageComparator
from samesaid.model import Message
from samesaid.reports.catalogue import catalogue
from tests.compare.coverage.topics import pair_of

COVERAGE = CoverageComparator()


def test_every_code_has_a_canary_of_either_kind() -> None:
    assert {(c.code, c.fires) for c in COVERAGE.canaries} == {(c, f) for c in COVERAGE.codes for f in (True, False)}


def test_types_are_those_of_its() -> None:
    types = {code: info.type for code, info in COVERAGE.codes.items()}
    assert types == {
        "O501": "omission",
        "O502": "addition",
        "O503": "untranslated",
        "O504": "other",
        "O505": "untranslated",
        "E401": "characters",
        "M602": "mistranslation",
    }


line = st.text(alphabet="abc 渡轮罢工αб.。(（“”)", max_size=30)


@given(st.lists(st.tuples(line, line), min_size=1, max_size=6), st.booleans())
def test_spans_lie_in_their_documents_and_strengths_in_their_range(rows: list[tuple[str, str]], alone: bool) -> None:
    pair = pair_of([s for s, _ in rows], [t for _, t in rows], languages=("zh", "en"), independent=alone)
    for one in COVERAGE.compare(pair):
        assert 0 <= one.strength <= 1
        assert isinstance(one.message, Message)
        assert isinstance(one.reading, Message)
        for language, stop in (("en", "."), ("zh", "。")):
            say = catalogue(language)
            assert say.text(one.message).endswith(stop)
            assert say.text(one.reading)
        assert one.bead is not None
        assert 0 <= one.bead < len(pair.beads)
        assert all(s.end <= len(pair.source.document.text) for s in one.source_spans)
        assert all(s.end <= len(pair.target.document.text) for s in one.target_spans)
