"""Any file is read as a glossary, or refused in one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.terms.termbase.load import load_termbase
from samesaid.model import SamesaidError

WORDS = ["source", "target", "zh", "en", "dnt", "yes", "渡口", "ferry"]
PIECES = st.sampled_from([*WORDS, ",", ",", ";", "\t", "\n", "\n", '"', "|", "!", "#", "+*(", " "])
TABLES = st.lists(PIECES, max_size=40).map(lambda pieces: "".join(pieces).encode())


@pytest.mark.parametrize("ending", ["csv", "tbx"])
@given(data=st.one_of(TABLES, st.binary(max_size=60), st.binary(max_size=40).map(lambda b: b"<?xml " + b)))
def test_read_or_refused(tmp_path_factory: pytest.TempPathFactory, ending: str, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / f"terms.{ending}"
    path.write_bytes(data)
    refusal = ""
    try:
        terms = load_termbase(path).terms
    except SamesaidError as error:
        terms, refusal = (), str(error)
    assert terms or "terms." in refusal
    assert "\n" not in refusal
    assert all(t.source and (t.renderings or t.forbidden or t.keep) for t in terms)
