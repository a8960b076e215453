"""How the time of readers and checks grows with the length of text that is made to be slow.

usage: python -m benchmarks.measures.growth [PART …] [--chars N]

A row for each part (a reader, or the check of one family on one pair of rows) and pattern of tests/cases/growth.toml:
processor seconds for N, 2N and 4N characters, and the last two as a ratio. Linear is 2, quadratic 4.
"""

from __future__ import annotations

import argparse
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence

from benchmarks.data import ROOT
from samesaid import documents
from samesaid.compare.quantities.reader import quantities
from samesaid.documents import Row
from samesaid.pipeline import check_pairs
from samesaid.settings import Settings

_CASES = ROOT / "tests" / "cases" / "growth.toml"
_LANGUAGES = ("zh", "ja", "en", "de", "fr", "es", "it", "nl", "pt", "ru")
_FAMILIES = ("coverage", "meaning", "names", "numbers", "terms")
_CHARS = 4_000


def patterns() -> dict[str, Callable[[int], str]]:
    """For each pattern a function of the wanted length in characters."""
    rows = tomllib.loads(_CASES.read_text(encoding="utf-8"))["repeated"]
    return {row["name"]: lambda n, unit=row["unit"]: (unit * (n // len(unit) + 1))[:n] for row in rows}


def parts() -> dict[str, Callable[[str], object]]:
    """What is measured, each a function of a text."""
    found: dict[str, Callable[[str], object]] = {"detect and split": lambda text: documents.from_text(f"Text. {text}")}
    for tag in _LANGUAGES:
        found[f"split {tag}"] = lambda text, tag=tag: documents.from_text(f"Text. {text}", language=tag)
        found[f"quantities {tag}"] = lambda text, tag=tag: quantities(
            documents.from_rows([text], name="text", language=tag)
        )
    for name in _FAMILIES:
        for one, other in (("zh", "en"), ("en", "en"), ("de", "en")):
            settings = Settings(only=(name,), source_lang=one, target_lang=other)
            found[f"{name} {one}-{other}"] = lambda text, settings=settings: check_pairs(
                [Row("1", text, f"{text} 7")], settings=settings
            )
    return found


def seconds(run: Callable[[str], object], text: str) -> float:
    """Processor seconds of one run."""
    start = time.process_time()
    run(text)
    return time.process_time() - start


def measured(wanted: Sequence[str], chars: int) -> Iterator[tuple[str, str, list[float]]]:
    """(part, pattern, seconds for ``chars`` characters and twice and four times as many)."""
    for part, run in parts().items():
        if not wanted or any(part.startswith(name) for name in wanted):
            run("Warm up 7.")
            for pattern, text in patterns().items():
                yield part, pattern, [seconds(run, text(chars * k)) for k in (1, 2, 4)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help="only parts whose names begin so")
    parser.add_argument("--chars", type=int, default=_CHARS)
    options = parser.parse_args()
    print(f"{'part':18} {'pattern':20} {'N':>8} {'2 N':>8} {'4 N':>8} {'ratio':>6}   N = {options.chars} characters")
    for part, pattern, (one, two, four) in measured(options.parts, options.chars):
        print(f"{part:18} {pattern:20} {one:8.3f} {two:8.3f} {four:8.3f} {four / max(two, 1e-6):6.1f}", flush=True)


if __name__ == "__main__":
    main()
