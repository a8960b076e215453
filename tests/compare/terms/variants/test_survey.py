"""Where the search for variants looks."""

from __future__ import annotations

from samesaid.compare.terms.variants.survey import survey
from tests.builders import document, pair


def test_a_list_without_an_end_is_left_out() -> None:
    """Nothing is even compared in it: the work would grow with more than the square of its length."""
    lists = "The harbour chief and his deputy " * 300, "The port head and his second " * 300
    sentence = "The transit smuggling case went to court."
    found = survey(pair(document(lists[0], sentence), document(lists[1], sentence.replace("smuggling", "theft"))))
    assert {variant.bead for variant in found.variants} == {1}
    assert "harbour" not in found.source_counts
    assert found.source_counts["smuggling"] == 1
