"""Real pages of a government in two languages, whose differing words people have labelled: do the alarms touch them?

usage: python -m benchmarks.measures.swissgov [--show] [SET …]

A set en-XX.jsonl has a page a line: tokens of both sides, and for each token how much it differs (0 to 1, the mean of
several annotators). An alarm is right when its words touch one of at least MIN_TOUCHED; a word of at least
MIN_DIFFERENT should be marked. Annotators left some real differences unlabelled, so the share right has a ceiling below
1. The rules for headings and boilerplate were made with these pages at hand.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from samesaid.model import Document, Finding, Span
from samesaid.pipeline import check
from samesaid.reports.common.labels import confidence_word

PAGES = GOLD / "swissgov"
MIN_TOUCHED, MIN_DIFFERENT = 0.4, 0.8
# No space goes before or after these tokens.
_CLOSE = re.compile(r"^(?:[.,;:!?)\]»”’%…]|'s|n't)")
_OPEN = re.compile(r"[(\[«“‘]$")
# The reader may drop a few characters at the beginning; so many show by how much its text is shifted.
_BEGINNING_CHARS = 40


@dataclass(slots=True)
class Outcome:
    """Alarms and those that are right, by code and by the word for their confidence; differing words, and those that an
    alarm marks.
    """

    alarms: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    confident: Counter[str] = field(default_factory=Counter)
    confident_right: Counter[str] = field(default_factory=Counter)
    words: int = 0
    marked: int = 0
    missed: list[tuple[str, Finding]] = field(default_factory=list)


def joined(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    """The text of the tokens, spaced as a person would, and the span of each."""
    text, spans = "", []
    for i, token in enumerate(tokens):
        apart = i and not _CLOSE.match(token) and not _OPEN.search(tokens[i - 1])
        if apart and not (i > 1 and token[0].isdigit() and _one_number(tokens[i - 2], tokens[i - 1], token)):
            text += " "
        spans.append(Span(len(text), len(text) + len(token)))
        text += token
    return text, spans


def _one_number(before: str, mark: str, after: str) -> bool:
    """Whether three tokens are one number that was cut, such as 2 , 794 or 1 ' 000 or 10 . 12 . 2024."""
    if not before[-1].isdigit():
        return False
    if mark in ",'’":
        thousands = len(after) == 3 and after.isdigit() and len(before) <= 3
        decimals = mark == "," and len(after) < 3 and before.isdigit() and len(before) < 3
        return thousands or decimals
    return mark == "/" or (mark in ".:" and len(before) <= 3)


def measured(path: Path) -> Outcome:
    """The outcome over every page of a set."""
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as folder:
        for line in path.read_text(encoding="utf-8").splitlines():
            _add_page(outcome, json.loads(line), path.stem.split("-"), Path(folder))
    return outcome


def _add_page(outcome: Outcome, page: dict[str, Any], languages: Sequence[str], folder: Path) -> None:
    texts, spans, labels, files = [], [], [], []
    for side, language in zip(("source", "target"), languages, strict=True):
        text, places = joined(page[f"{side}_tokens"])
        file = folder / f"{side}.{language}.txt"
        file.write_text(text, encoding="utf-8")
        texts.append(text)
        spans.append(places)
        labels.append(page[f"{side}_labels"])
        files.append(file)
    report = check(*files)
    documents = (report.reference, report.versions[0])
    marked: tuple[set[int], set[int]] = (set(), set())
    for finding in report.alarms:
        touched = []
        for side, own in enumerate((finding.source_spans, finding.target_spans)):
            shift = _shift(texts[side], documents[side])
            found = [k for k, s in enumerate(spans[side]) if any(s.overlaps(w.shift(shift)) for w in own)]
            marked[side].update(found)
            touched += [labels[side][k] for k in found]
        word = confidence_word(finding.confidence)
        outcome.alarms[finding.code] += 1
        outcome.confident[word] += 1
        if max(touched, default=0.0) >= MIN_TOUCHED:
            outcome.right[finding.code] += 1
            outcome.confident_right[word] += 1
        else:
            outcome.missed.append((str(page["id"]), finding))
    for side in (0, 1):
        differing = {k for k, label in enumerate(labels[side]) if label >= MIN_DIFFERENT}
        outcome.words += len(differing)
        outcome.marked += len(differing & marked[side])


def _shift(text: str, document: Document) -> int:
    return text.find(document.text[:_BEGINNING_CHARS])


def figures() -> Iterator[Figure]:
    """The share of alarms that touch a labelled word, and that of the differing words that are marked, by language."""
    paths = sorted(PAGES.glob("en-*.jsonl"))
    if not paths:
        print("no figures of government pages: their data are absent (see benchmarks/data.py)")
    for path in paths:
        outcome = measured(path)
        count, data = outcome.alarms.total(), digest(path)
        right = outcome.right.total() / count
        yield Figure(f"swissgov {path.stem}: alarms that are right", right, "higher", data, f"of {count}")
        share = outcome.marked / outcome.words
        yield Figure(f"swissgov {path.stem}: differing words marked", share, "higher", data, f"of {outcome.words}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print the alarms that touch no labelled word")
    parser.add_argument("sets", nargs="*", metavar="SET", help="such as en-de; all when none is given")
    options = parser.parse_args()
    for path in sorted(PAGES.glob("en-*.jsonl")):
        if options.sets and path.stem not in options.sets:
            continue
        outcome = measured(path)
        codes = " ".join(f"{code} {outcome.right[code]}/{n}" for code, n in outcome.alarms.most_common())
        print(f"{path.stem}  right {outcome.right.total()}/{outcome.alarms.total()}  "
              f"words marked {outcome.marked}/{outcome.words}  {codes}")  # fmt: skip
        print("  " + ", ".join(f"{word} {outcome.confident_right[word]}/{n}" for word, n in outcome.confident.items()))
        for page, finding in outcome.missed if options.show else ():
            print(f"  {page} {finding.code} {finding.confidence:.2f} {finding.message}")


if __name__ == "__main__":
    main()
