"""From likely pairs to texts with versions."""

from __future__ import annotations

import pytest

from samesaid.archive.pairing.grouping import Link, grouped

# Documents 1 to 9 are Chinese, 11 to 19 English, 21 to 29 French.
LANGUAGE = {n: ("zh", "en", "fr")[n // 10] for n in range(1, 30)}
ORDER = ("zh", "fr", "en")


@pytest.mark.parametrize(
    ("links", "groups", "doubtful"),
    [
        pytest.param([(1, 11, 0.9, 0.8)], {1: [11]}, [], id="one and its version"),
        pytest.param([(1, 11, 0.9, 0.8), (1, 12, 0.8, 0.75)], {1: [11, 12]}, [], id="two versions in one language"),
        pytest.param([(1, 11, 0.9, 0.8), (1, 12, 0.6, 0.6)], {1: [11]}, [(1, 12)], id="a look-alike of another year"),
        pytest.param([(1, 11, 0.9, 0.8), (2, 11, 0.7, 0.8)], {1: [11]}, [(2, 11)], id="a version has one reference"),
        pytest.param([(1, 11, 0.3, 0.8)], {}, [(1, 11)], id="doubtful"),
        pytest.param([(1, 11, 0.01, 0.8)], {}, [], id="hopeless"),
        pytest.param([(1, 11, 0.9, 0.8), (1, 21, 0.9, 0.8)], {1: [21, 11]}, [], id="versions in two languages"),
        pytest.param([(21, 11, 0.9, 0.8)], {21: [11]}, [], id="without the first language"),
        pytest.param([(1, 2, 0.9, 0.8), (2, 3, 0.8, 0.8)], {1: [2]}, [(2, 3)], id="one language: no chain of versions"),
        pytest.param([(1, 2, 0.9, 0.8), (1, 3, 0.8, 0.8)], {1: [2, 3]}, [], id="one language: versions of the first"),
    ],
)
def test_groups(
    links: list[tuple[int, int, float, float]], groups: dict[int, list[int]], doubtful: list[tuple[int, int]]
) -> None:
    found = grouped([Link(*link) for link in links], LANGUAGE, ORDER)
    assert {g.reference: [v for v, _ in g.versions] for g in found.groups} == groups
    assert [(link.one, link.other) for link in found.doubtful] == doubtful
