"""The search of the site, which needs no network: English as Sphinx has it, and Chinese by pairs of characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sphinx.application import Sphinx
from sphinx.search import languages
from sphinx.search.en import SearchEnglish

_WORDS = re.compile(r"[\u3400-\u9fff]+|[^\W\u3400-\u9fff]+")


class EnglishAndChinese(SearchEnglish):
    """Words of English by their stems; every two neighbouring Chinese characters are a word, and so is one alone."""

    js_splitter_code = """
var splitQuery = (query) =>
  (query.match(/[\\u3400-\\u9fff]+|(?:(?![\\u3400-\\u9fff])[\\p{Letter}\\p{Number}_])+/gu) || []).flatMap((run) => {
    if (!/[\\u3400-\\u9fff]/.test(run)) return [run];
    return run.length < 2 ? [run] : [...run].slice(1).map((second, n) => run[n] + second);
  });
"""

    def split(self, input: str) -> list[str]:
        """The words of a text, in its order."""
        return [word for run in _WORDS.findall(input) for word in _words(run)]


def _words(run: str) -> Iterator[str]:
    if "\u3400" <= run[0] <= "\u9fff":
        yield from run
        yield from map("".join, pairwise(run))
    else:
        yield run


def setup(_: Sphinx) -> dict[str, bool]:
    """What Sphinx calls."""
    languages["en"] = EnglishAndChinese
    return {"parallel_read_safe": True, "parallel_write_safe": True}
